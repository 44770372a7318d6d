// SPDX-License-Identifier: Apache-2.0
package org.gradwright.benchmarks.onnxruntime;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A chain of operations, written as an ONNX model (the numbers of the fields are those of {@code onnx.proto}): each takes
 * the value before it, and initial values of its own.
 */
final class OnnxGraph {
    static final String INPUT = "x";
    static final String OUTPUT = "probabilities";

    private static final int VERSION_OF_FORMAT = 8;
    private static final int VERSION_OF_OPERATIONS = 17;
    private static final int FLOAT = 1;
    private static final int ATTRIBUTE_FLOAT = 1;
    private static final int ATTRIBUTE_NUMBER = 2;
    private static final int ATTRIBUTE_NUMBERS = 7;

    private final ProtobufMessage graph = new ProtobufMessage().text(2, "workload");
    private String value = INPUT;
    private int operations;

    OnnxGraph(long... inputShape) {
        graph.message(11, described(INPUT, inputShape));
    }

    private static ProtobufMessage described(String name, long... shape) {
        ProtobufMessage extents = new ProtobufMessage();
        for (long extent : shape) {
            extents.message(1, new ProtobufMessage().number(1, extent));
        }
        ProtobufMessage tensor = new ProtobufMessage().number(1, FLOAT).message(2, extents);
        return new ProtobufMessage().text(1, name).message(2, new ProtobufMessage().message(1, tensor));
    }

    /** An operation that takes the value before it and then what {@link #initial} named. */
    OnnxGraph operation(String type, String[] initials, ProtobufMessage... attributes) {
        String result = "value" + ++operations;
        ProtobufMessage node = new ProtobufMessage().text(1, value);
        for (String initial : initials) {
            node.text(1, initial);
        }
        node.text(2, result).text(3, type + operations).text(4, type);
        for (ProtobufMessage attribute : attributes) {
            node.message(5, attribute);
        }
        graph.message(1, node);
        value = result;
        return this;
    }

    /** An initial value; returns its name. */
    String initial(String name, float[] values, long... shape) {
        ByteBuffer raw = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        raw.asFloatBuffer().put(values);
        ProtobufMessage tensor = new ProtobufMessage();
        for (long extent : shape) {
            tensor.number(1, extent);
        }
        graph.message(5, tensor.number(2, FLOAT).text(8, name).bytes(9, raw.array()));
        return name;
    }

    static ProtobufMessage attribute(String name, float value) {
        return new ProtobufMessage().text(1, name).fixed(2, value).number(20, ATTRIBUTE_FLOAT);
    }

    static ProtobufMessage attribute(String name, int value) {
        return new ProtobufMessage().text(1, name).number(3, value).number(20, ATTRIBUTE_NUMBER);
    }

    static ProtobufMessage attribute(String name, int... values) {
        ProtobufMessage attribute = new ProtobufMessage().text(1, name);
        for (int number : values) {
            attribute.number(8, number);
        }
        return attribute.number(20, ATTRIBUTE_NUMBERS);
    }

    /** The model that ends with the last operation. */
    byte[] model(long... outputShape) {
        graph.message(
                1,
                new ProtobufMessage()
                        .text(1, value)
                        .text(2, OUTPUT)
                        .text(3, OUTPUT)
                        .text(4, "Identity"));
        graph.message(12, described(OUTPUT, outputShape));
        return new ProtobufMessage()
                .number(1, VERSION_OF_FORMAT)
                .message(8, new ProtobufMessage().text(1, "").number(2, VERSION_OF_OPERATIONS))
                .message(7, graph)
                .toBytes();
    }
}
