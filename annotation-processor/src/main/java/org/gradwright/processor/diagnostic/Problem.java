// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.diagnostic;

import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;

/**
 * Every message the processor gives to a user: one sentence that stands alone, and one line that fixes it. {@code %1$s},
 * {@code %2$s}, ... stand for the arguments of a report.
 */
public enum Problem {
    // Model types
    NOT_AN_INTERFACE(
            "'%1$s' is %2$s, but a @Network type must be an interface", "Declare it as 'interface %1$s { ... }'."),
    UNMARKED_NETWORK(
            "'%1$s' declares layers, but is not marked @Network, so nothing is generated for it",
            "Annotate '%1$s' with @Network."),
    PRIVATE_NETWORK("'%1$s' is private, so its generated class cannot see it", "Remove 'private' from '%1$s'."),
    GENERIC_NETWORK("'%1$s' has type parameters, but a @Network type must have none", "Remove '<%2$s>' from '%1$s'."),
    EXTENDING_NETWORK(
            "'%1$s' extends '%2$s', but a @Network type must stand alone", "Declare the layers of '%2$s' in '%1$s'."),
    EMPTY_NETWORK(
            "'%1$s' declares no layer", "Add one, such as '@Dense(units = 10) Tensor output(@Input(64) Tensor x);'."),
    TOO_MANY_LAYERS(
            "'%1$s' has %2$s layers, but a class can hold %3$s",
            "Remove layers, or let one network take what another predicts."),
    GENERATED_NAME_TAKEN(
            "'%1$s' is generated for '%2$s', but a type of that name exists already", "Rename one of them."),
    STATIC_MEMBER("'%1$s' is static, but the members of a @Network are its layers", "%2$s"),

    // Members
    NO_OPERATION("'%1$s' has no layer annotation", "%2$s"),
    TWO_OPERATIONS(
            "'%1$s' has two layer annotations, @%2$s and @%3$s, but a member is one layer",
            "Declare a member of its own for @%3$s."),
    UNKNOWN_LAYER(
            "@%2$s is no layer that the processor has a rule for, so '%1$s' computes nothing",
            "The layers are %3$s; activations, losses and regularizers can be added, layers cannot."),
    TWO_ACTIVATIONS(
            "'%1$s' has two activations, @%2$s and @%3$s, but a layer has at most one", "Keep the one that is meant."),
    TWO_LOSSES("'%1$s' has two losses, @%2$s and @%3$s, but an output has one", "Keep the one that is meant."),
    MEMBER_RETURN("'%1$s' returns %2$s, but a layer returns Tensor", "Declare it as 'Tensor %1$s(...)'."),
    MEMBER_PARAMETERS(
            "'%1$s' takes %2$s parameters, but @%3$s takes one Tensor", "Declare it as 'Tensor %1$s(Tensor x)'."),
    MEMBER_PARAMETER_TYPE("'%1$s' is %2$s, but %3$s takes a Tensor", "Declare it as 'Tensor %1$s'."),
    GENERIC_MEMBER("'%1$s' has type parameters, but a layer has none", "Remove '<%2$s>' from '%1$s'."),
    THROWING_MEMBER("'%1$s' throws %2$s, but a layer throws nothing", "Remove the throws clause."),
    OVERLOADED_MEMBER("'%1$s' is declared twice, but every layer needs a name of its own", "Rename one of them."),
    NAME_TAKEN("'%1$s' is a name that the generated class needs for itself", "Call it something else, such as '%2$s'."),
    NAME_CLASH("'%1$s' and '%2$s' both need the name %3$s in the generated class", "Rename one of them."),
    NAME_TAKEN_TWICE("'%1$s' names both %2$s and an input", "Rename one of them."),
    UNKNOWN_ANNOTATION("@%1$s on '%2$s' is not found", "%3$s"),
    UNKNOWN_MEMBER("@%1$s %2$s", "%3$s"),
    MISSING_VALUE("@%1$s of '%2$s' has no %3$s", "%4$s"),

    MEMBER_PARAMETERS_OF_LOSS(
            "the number of tensors that '%1$s' takes is %2$s, but @%3$s compares %4$s: %5$s",
            "Declare it with %4$s parameters of type Tensor."),
    SCALAR_MEMBER("'%1$s' returns Scalar, so it must be a loss and nothing else", "%2$s"),

    // Graphs: methods with a body, and blocks
    NO_FORWARD("'%2$s' declares '%1$s', which is no layer, but no method '%3$s' that says what %4$s", "%5$s"),
    GRAPH_BODY(
            "the source of '%1$s' of '%2$s' is not there, so its body cannot be read",
            "Compile the file of '%2$s' with javac."),
    GRAPH_SOURCE(
            "'%1$s' was not compiled with this processor, so its graph is not there",
            "Compile the module that declares '%1$s' with the processor on its processor path."),
    FOREIGN_GRAPH("the compiled graph of '%1$s' %2$s", "%3$s"),
    GRAPH_ANNOTATION("@%2$s has no effect on '%1$s', which %3$s", "%4$s"),
    GRAPH_RETURN("'%1$s' returns %2$s, but must return %3$s", "%4$s"),
    GRAPH_STATEMENT("'%1$s' is a graph, which cannot contain %2$s", "%3$s"),
    GRAPH_CALL("'%1$s' %2$s", "%3$s"),
    GRAPH_SHAPES("'%1$s' %2$s", "%3$s"),
    GRAPH_INPUT("'%1$s' is a parameter of '%2$s', but has no @Input", "%3$s"),
    GRAPH_INPUT_TWICE(
            "'%1$s' has extents %2$s in '%3$s', but %4$s in '%5$s'", "Give them the same extents, or different names."),
    GRAPH_INPUT_ELSEWHERE(
            "'%1$s' is called by other methods, so its parameter '%2$s' is no input",
            "Remove @Input; write it where 'forward' or 'objective' takes the value."),
    GRAPH_LOSS("'%1$s' has a loss, but %2$s", "%3$s"),
    GRAPH_SHARED("'%1$s' is called with %2$s here, but with %3$s before, and its parameters are the same", "%4$s"),
    TIED_LAYER(
            "'%1$s' is tied to '%2$s', but no @Dense layer of that name is called before it",
            "Name one of the same interface that is called before '%1$s'."),
    TIED_WIDTH(
            "'%1$s' is tied to '%3$s', so it takes [batch, %2$s], but '%4$s' gives %5$s",
            "Give it a value of %2$s features."),
    GRAPH_UNUSED(
            Diagnostic.Kind.WARNING, "nothing uses '%1$s', so it is no part of the network", "Call it, or remove it."),
    UNKNOWN_TRAINED("'%1$s' trains '%2$s', but the network has no layer or block of that name", "%3$s"),
    TRAINS_NOTHING(
            "'%1$s' trains '%2$s', but does not depend on a parameter there",
            "Name members that its loss is computed from, or leave out 'trains'."),
    UNTRAINED(
            Diagnostic.Kind.WARNING,
            "no objective trains '%1$s', so its parameters stay as they are",
            "Name it in 'trains' of an objective, or freeze it to say that this is meant."),
    GRAPH_SIZE("'%1$s' has more than %2$,d %3$s", "Let loops and blocks repeat less."),
    NOT_A_BLOCK("'%1$s' %2$s, so no member can use it", "%3$s"),
    BLOCK_OF_ITSELF("'%1$s' uses itself%2$s, so it would have no end", "Let one of the blocks use layers alone."),
    BLOCK_PARAMETERS(
            "the number of tensors that '%1$s' takes is %2$s, but '%3$s' of '%4$s' takes %5$s",
            "Declare it as '%6$s'."),
    TRUNK_OUTPUTS(
            "'%1$s' predicts a record of tensors, but '%2$s' gives one Tensor",
            "Say which with upTo = \"...\"; '%1$s' has %3$s."),
    TRUNK_MEMBER("'%1$s' %2$s, so nothing can be used up to it", "%3$s"),
    TRUNK_INPUT(
            "'%1$s' takes %2$s, as '%3$s' of '%4$s' does, but is given %5$s",
            "Give it %2$s, or declare the layers of '%4$s' in a @Block, which takes what its layers take."),
    REPEAT_PARAMETERS(
            "'%1$s' takes %2$s tensors, but a block that is repeated takes one, which the one before it gives",
            "Let it take one tensor, or declare a member for each time."),

    // Inputs and shapes
    NO_INPUT(
            "'%1$s' is the first layer of '%2$s', but its parameter has no @Input",
            "Write '@Input(N) Tensor %3$s' with the number of features of one row."),
    WRONG_ORDER(
            "'%1$s' takes the input, but '%2$s' is declared before it; layers chain in the order declared",
            "Declare '%1$s' first, and the others in the order in which values flow."),
    INPUT_ELSEWHERE(
            "'%1$s' takes what '%2$s' gives, so its parameter cannot be an @Input",
            "Remove @Input; only the first layer has one."),
    INPUT_ON_MEMBER("'%1$s' has @Input, but an input is a parameter of the layer that takes it", "%2$s"),
    NAMED_AS_OTHER_LAYER(
            "'%1$s' takes what '%2$s' gives, but its parameter is named '%3$s' as another layer is",
            "Declare '%1$s' directly after '%3$s', or call the parameter 'x'."),
    INPUT_EXTENT("extent %2$s of input '%1$s' is %3$s, but must be at least 1", "%4$s"),
    INPUT_WITHOUT_EXTENTS("input '%1$s' has no extents", "Give the extents of one row, such as @Input(64)."),
    NOT_FLAT(
            "'%1$s' takes [batch, features], but '%2$s' gives %3$s",
            "Put a @Flatten layer before '%1$s'; it then has %4$s features."),
    NO_IMAGE("'%1$s' takes %2$s, but '%3$s' gives %4$s", "%5$s"),
    WINDOW_TOO_LARGE("%1$s of '%2$s' covers %3$s, but '%4$s' has %5$s", "%6$s"),
    NORMALIZES_ONE("'%1$s' normalizes one value at a time of '%2$s', %3$s, which becomes 0 whatever it is", "%4$s"),
    TOO_LARGE("%1$s has %2$,d values, but an array holds at most 2,147,483,647", "%3$s"),

    // Attributes
    OUT_OF_RANGE("%1$s is %2$s, but must be %3$s", "%4$s"),
    BEYOND_FLOAT(
            Diagnostic.Kind.WARNING,
            "%1$s is %2$s in float, and networks compute in float",
            "Floats reach from 1.4e-45 to 3.4e38, with all their digits from 1.2e-38."),

    // Losses, activations, regularizers
    LOSS_NOT_LAST("'%1$s' has a loss, but '%2$s' takes what it gives, so it is no output", "%4$s"),
    LOSS_TENSORS("@%1$s has tensors = %2$s, but %3$s", "%4$s"),
    LOSS_NOT_FLAT(
            "@%2$s takes [batch, classes], but '%1$s' gives %3$s",
            "Move @%2$s to a @Flatten layer after '%1$s'; it then has %4$s classes."),
    SOFTMAX_OF_ONE(
            "@%2$s needs at least two classes, but '%1$s' has 1 unit",
            "Use @SigmoidCrossEntropy for one probability, or units = 2."),
    LOSS_UNITS("@%1$s takes %2$s, but '%3$s' gives %4$,d", "Let '%3$s' give %5$,d."),
    LOSS_READS_BEYOND(
            "@%1$s reads '%2$s[%3$d]', but a row of it has %4$,d values", "Let '%5$s' give more, or read no further."),
    GLU_OF_ODD(
            "'%1$s' applies GLU to %2$s features, but GLU halves their number",
            "Give it an even number, such as %3$s."),
    MASKED_DISCREPANCY(
            "@Masked of '%2$s' says which losses count, but @%1$s compares two batches as wholes",
            "Remove @Masked; rows with a sample weight of 0 do not count."),
    LOGITS_ACTIVATED(
            "@%2$s takes raw logits, but '%1$s' applies @%3$s", "Remove @%3$s; predict() applies %4$s for this loss."),
    NOT_PROBABILITIES("@%2$s takes probabilities, but '%1$s' gives %3$s", "%4$s"),
    FLAT_LOSS(
            "@%1$s has slope 0 in '%2$s' wherever it has one, so there is nothing to train",
            "Give @%1$s values with which it depends on '%2$s'."),
    LOSS_OPTION_WITHOUT_LOSS("@%2$s belongs to a loss, but '%1$s' has none", "Add a loss to '%1$s', or remove @%2$s."),
    REGULARIZER_WITHOUT_WEIGHT(
            "@%2$s has nothing to act on, because '%1$s' has no weights", "Move it to a layer with weights."),
    REGULARIZER_WITHOUT_BIAS("@%2$s asks for the bias%3$s, but '%1$s' has none", "%4$s"),
    TWO_INITIALIZERS("'%1$s' has two initializers for its %4$s: @%2$s and @%3$s", "Keep one; %5$s"),
    INITIALIZER_WITHOUT_PARAMETER("@%2$s has nothing to fill, because '%1$s' has no %3$s", "%4$s"),
    UNKNOWN_INITIALIZER("'%1$s' has @%2$s, which is no initializer that Gradwright knows", "It knows %3$s."),

    // The body of a formula
    FORMULA_STATEMENT("a formula cannot contain %1$s", "%2$s"),
    FORMULA_EXPRESSION("a formula cannot contain %1$s", "%2$s"),
    FORMULA_UNKNOWN_NAME("'%1$s' is no local variable, parameter or constant that a formula can see", "%2$s"),
    FORMULA_UNKNOWN_METHOD("a formula cannot call '%1$s'", "%2$s"),
    FORMULA_MUTABLE_STATE(
            "'%1$s' is no compile-time constant, but a formula depends on its parameters alone",
            "Pass it as a parameter, or declare it 'static final' with a constant value."),
    FORMULA_INTEGER_DIVISION("'%1$s' divides an int by an int, which drops the fraction", "Write '%2$s'."),
    FORMULA_TYPE(
            "'%1$s' is %2$s, but a formula computes with double, int, boolean and double[] only",
            "Declare '%1$s' as %3$s."),
    FORMULA_RECURSION("'%1$s' %2$s, but a formula has a fixed number of steps", "%3$s"),
    FORMULA_SIZE("a formula has at most %1$s, but %2$s", "%3$s"),
    FORMULA_BODY(
            "the source of '%1$s' is not there, so its derivative cannot be derived",
            "Compile its file with javac, or move the annotation to a module of its own that javac compiles."),

    FORMULA_TOO_LONG(
            "the loops of the formula of @%1$s take more than %2$d steps for one number",
            "Write fewer rounds, or a closed form."),

    // Derivatives that are written by hand
    DERIVATIVE_OF_NOTHING("'%1$s' is a derivative of '%2$s', but '%3$s' has no such method", "%4$s"),
    DERIVATIVE_SIGNATURE("'%1$s' is a derivative of '%2$s', but %3$s", "%4$s"),
    DERIVATIVE_OF_OTHERS(
            "'%1$s' takes '%2$s %3$s', but a method with a derivative written by hand takes doubles only",
            "Remove @Derivative from '%4$s'; the slope of '%1$s' is then derived."),
    DERIVATIVE_PARAMETER("'%1$s' is a derivative of '%2$s'%3$s", "%4$s"),
    DERIVATIVE_TWICE("'%1$s' and '%2$s' are both derivatives of '%3$s' in '%4$s'", "Remove one of them."),
    DERIVATIVE_MISSING(
            "'%1$s' has a derivative that is written by hand, but none in '%2$s'",
            "Mark a method as '@Derivative(of = \"%1$s\"%3$s)', or remove the other: all are then derived."),
    DERIVATIVE_DIFFERS(
            "'%1$s' gives %2$s at %3$s, but the slope of '%4$s' there is %5$s",
            "Correct '%1$s', or remove @Derivative: the slope is then derived from '%4$s'."),

    // Methods that formulas of other files may call
    DIFFERENTIABLE_SIGNATURE("'%1$s' is marked @Differentiable, but %2$s", "%3$s"),
    STALE_FORMULA(
            "the formula of %1$s contains another version of '%2$s' than there is now",
            "Recompile the module that declares %1$s."),

    // Formulas
    NO_FORMULA(
            "@%1$s is marked @%2$s, but has %4$s",
            "Let it have one: 'class Formula { static double %3$s(...) { ... } }'."),
    TWO_KINDS("@%1$s is marked @%2$s and @%3$s, but an annotation is one of them", "Keep the one that is meant."),
    FORMULA_SIGNATURE("'%1$s' of @%2$s %3$s", "%4$s"),
    UNMARKED_FORMULA(
            "@%1$s has a formula, but is not marked as a loss, an activation or a regularizer",
            "Annotate @%1$s with @Loss(...), @Activation or @Regularizer."),
    FORMULA_WITHOUT_SLOPE("'%1$s' of @%2$s %3$s", "%4$s"),
    UNBOUND_PARAMETER("parameter '%1$s' of the formula of @%2$s is no number that @%2$s has", "%3$s"),
    UNREAD_MEMBER("nothing reads '%1$s' of @%2$s", "%3$s"),
    MEMBER_TYPE("'%1$s' of @%2$s is %3$s, but must be %4$s", "Declare it as '%5$s', or remove it."),
    WRONG_RANGE("@Range of '%1$s' %2$s", "%3$s"),
    NO_COMPANION(
            "the formula of @%1$s was not compiled with this processor, so its derivative is not there",
            "Compile the module that declares @%1$s with the processor on its processor path."),
    FOREIGN_COMPANION(
            "the compiled formula of @%1$s %2$s",
            "Recompile the module that declares @%1$s with this version of the processor."),

    // Generated files, options and the processor itself
    HIDING_TYPE(
            "'%1$s' hides %2$s, which what is generated for '%3$s' needs",
            "Rename '%1$s', or declare '%3$s' in another package."),
    NOT_WRITTEN(
            "'%1$s' cannot be written: %2$s",
            "Look at the folder for generated sources, and whether the disk is full."),
    WRONG_OPTION("option %1$s %2$s, but must be true or false", "Write -A%1$s=true, or leave it out."),
    TOO_DEEP(
            "the file of '%1$s' has an expression nested too deep for the compiler's stack",
            "Give parts of it names with local variables, or run javac with -J-Xss16m."),
    PROCESSOR_FAILED(
            "the processor failed on '%1$s' when it was to %2$s: %3$s",
            "This is a bug of Gradwright: report this message with the source of '%1$s'.");

    private final Diagnostic.Kind kind;
    private final String sentence;
    private final String fix;

    Problem(String sentence, String fix) {
        this(Diagnostic.Kind.ERROR, sentence, fix);
    }

    Problem(Diagnostic.Kind kind, String sentence, String fix) {
        this.kind = kind;
        this.sentence = sentence;
        this.fix = fix;
    }

    /** The name shown in brackets: {@code NOT_FLAT} is {@code NotFlat}. */
    public String code() {
        StringBuilder code = new StringBuilder();
        for (String word : name().split("_", -1)) {
            code.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
        }
        return code.toString();
    }

    /** Whether nothing is generated where it is reported, rather than something that may not be what is meant. */
    public boolean isError() {
        return kind == Diagnostic.Kind.ERROR;
    }

    Diagnostic.Kind kind() {
        return kind;
    }

    /** Whether an annotation is asked for, which may be there but misspelled. */
    boolean isOfMissingAnnotation() {
        return this == NO_OPERATION || this == NO_INPUT;
    }

    String sentence(List<Object> arguments) {
        return "[" + code() + "] " + String.format(Locale.ROOT, sentence, arguments.toArray());
    }

    String fix(List<Object> arguments) {
        return String.format(Locale.ROOT, fix, arguments.toArray());
    }
}
