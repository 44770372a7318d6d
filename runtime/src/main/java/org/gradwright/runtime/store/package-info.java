// SPDX-License-Identifier: Apache-2.0
/**
 * Files of named tensors and texts, in the format safetensors: written whole or not at all, checked before use. Imports
 * nothing of ours; what is stored says so through {@link org.gradwright.runtime.store.Part}.
 *
 * <h2>The format, version 2</h2>
 *
 * <pre>
 * 8 bytes     length n of the header, little-endian
 * n bytes     header: a JSON object in UTF-8, padded with spaces to a multiple of 8
 * the rest    the values of all tensors, little-endian, row-major, without gaps
 * </pre>
 *
 * <p>The header maps each tensor's name to its {@code dtype} ({@code F32}), {@code shape} and {@code data_offsets}
 * (first byte and the byte after the last one, from the end of the header on). Parameters and running statistics have
 * their full names ({@code hidden.weight}, {@code norm.mean}); an optimizer's state is
 * {@code optimizer.<slot>.<parameter>}; self-checks are {@code golden.input.<column>} and {@code golden.output.<output>}.
 * The entry {@code __metadata__} maps texts to texts; the keys of this library start with {@code gradwright.}, and their texts
 * have at most 512 bytes, but for the history and the names of the outputs:
 *
 * <ul>
 *   <li>{@code format}: 2; {@code checksum}: {@code sha256:} and 64 hexadecimal digits
 *   <li>{@code network}: the model's name; {@code fingerprint}: of what it predicts; {@code training.fingerprint}: of
 *       what it trains, with losses and penalties; {@code seed}, {@code steps}
 *   <li>{@code optimizer}: its name; {@code optimizer.steps}, {@code optimizer.learningRate},
 *       {@code optimizer.initialLearningRate}, {@code optimizer.clipping}, {@code optimizer.setting.<name>}
 *   <li>{@code training.epoch}: the number of complete epochs; {@code training.seed}; {@code training.history}: one line
 *       for each epoch; {@code training.batch}, {@code training.rows}, {@code training.lossSum}: what is done of the epoch
 *       under way; {@code training.updates}, {@code training.baseRate}, {@code training.nanos},
 *       {@code training.epochNanos}; {@code training.batchSize}, {@code training.dataRows}, {@code training.schedule}: what
 *       this is meaningful with
 *   <li>{@code training.callbacks}: the names of the callbacks that remember something, and {@code training.1.<key>},
 *       {@code training.2.<key>}: what they remember; their tensors are named likewise
 *   <li>{@code golden.outputs}: names, separated by commas; {@code golden.provider}: what computed them
 * </ul>
 *
 * <p>The checksum is the SHA-256 of, in this order: the number of {@code gradwright.} entries without the checksum; their
 * keys and values, by key; and for each tensor, by name, its name, its dtype, its shape as in {@code [64, 128]}, and its
 * values as stored. Numbers are 8 bytes, little-endian; a text is the number of its bytes and its bytes in UTF-8; keys and
 * names are ordered by their UTF-16 units. So a tool may lay out the file anew and add entries of its own.
 */
@NullMarked
package org.gradwright.runtime.store;

import org.jspecify.annotations.NullMarked;
