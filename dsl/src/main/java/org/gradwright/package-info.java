// SPDX-License-Identifier: Apache-2.0
/**
 * The annotations with which a neural network is declared, and the symbolic types its members are written in.
 *
 * <p>A type marked {@link org.gradwright.Network} declares a model; each of its methods is a member: a layer, with at
 * most one activation, any regularizers, and on an output a loss. The annotation processor turns it into a class of
 * the same package, called {@code DigitsNetwork} for a model {@code Digits}. Nothing here runs: the annotations hold
 * the values that the processor reads, and the nested {@code Formula} classes hold the methods that it differentiates.
 *
 * <p>May import: the JDK.
 */
@NullMarked
package org.gradwright;

import org.jspecify.annotations.NullMarked;
