// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.declaration;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/** The annotations there are for members and inputs, and what other libraries call the same. */
final class AnnotationNames {
    private static final List<String> PACKAGES = List.of(
            "org.gradwright",
            "org.gradwright.activation",
            "org.gradwright.loss",
            "org.gradwright.regularizer",
            "org.gradwright.initializer");

    /** What else stands on members and parameters. */
    private static final List<String> FURTHER = List.of("Input", "Weight", "Masked");

    /** Names of Keras and PyTorch in small letters, without what they have in common, and ours. */
    private static final Map<String, String> FOREIGN = Map.ofEntries(
            Map.entry("linear", "Dense"),
            Map.entry("fullyconnected", "Dense"),
            Map.entry("batchnormalization", "BatchNorm"),
            Map.entry("batchnorm1d", "BatchNorm"),
            Map.entry("batchnorm2d", "BatchNorm"),
            Map.entry("layernormalization", "LayerNorm"),
            Map.entry("groupnormalization", "GroupNorm"),
            Map.entry("rmsnormalization", "RmsNorm"),
            Map.entry("dropout1d", "SpatialDropout"),
            Map.entry("dropout2d", "SpatialDropout"),
            Map.entry("spatialdropout1d", "SpatialDropout"),
            Map.entry("spatialdropout2d", "SpatialDropout"),
            Map.entry("conv2dtranspose", "ConvTranspose2d"),
            Map.entry("separableconvolution2d", "SeparableConv2d"),
            Map.entry("maxpooling1d", "MaxPool1d"),
            Map.entry("maxpooling2d", "MaxPool2d"),
            Map.entry("averagepooling1d", "AveragePool1d"),
            Map.entry("averagepooling2d", "AveragePool2d"),
            Map.entry("avgpool1d", "AveragePool1d"),
            Map.entry("avgpool2d", "AveragePool2d"),
            Map.entry("globalaveragepooling1d", "GlobalAveragePool"),
            Map.entry("globalaveragepooling2d", "GlobalAveragePool"),
            Map.entry("globalmaxpooling1d", "GlobalMaxPool"),
            Map.entry("globalmaxpooling2d", "GlobalMaxPool"),
            Map.entry("adaptiveavgpool2d", "GlobalAveragePool"),
            Map.entry("upsampling2d", "Upsample2d"),
            Map.entry("upsample", "Upsample2d"),
            Map.entry("swish", "Silu"),
            Map.entry("mse", "MeanSquaredError"),
            Map.entry("rmse", "RootMeanSquaredError"),
            Map.entry("mae", "MeanAbsoluteError"),
            Map.entry("l1loss", "MeanAbsoluteError"),
            Map.entry("msle", "MeanSquaredLogarithmicError"),
            Map.entry("smoothl1", "Huber"),
            Map.entry("bce", "BinaryCrossEntropy"),
            Map.entry("bcewithlogits", "SigmoidCrossEntropy"),
            Map.entry("nll", "SparseCategoricalCrossEntropy"),
            Map.entry("crossentropyloss", "SparseCategoricalCrossEntropy"),
            Map.entry("tripletmargin", "Triplet"),
            Map.entry("softmaxcrossentropy", "SparseCategoricalCrossEntropy"),
            Map.entry("kldiv", "KlDivergence"),
            Map.entry("pinball", "Quantile"),
            Map.entry("focal", "SigmoidFocal"),
            Map.entry("cosinesimilarity", "CosineDistance"),
            Map.entry("multimargin", "MulticlassHinge"),
            Map.entry("xavieruniform", "GlorotUniform"),
            Map.entry("xaviernormal", "GlorotNormal"),
            Map.entry("kaiminguniform", "HeUniform"),
            Map.entry("kaimingnormal", "HeNormal"),
            Map.entry("randomnormal", "Normal"),
            Map.entry("randomuniform", "Uniform"),
            Map.entry("truncnormal", "TruncatedNormal"),
            Map.entry("inputlayer", "Input"));

    /** What names of layers start with in other libraries, in small letters. */
    private static final Pattern OTHER_LAYERS = Pattern.compile(
            "(conv|separableconv|depthwiseconv|maxpool|avgpool|averagepool|adaptiveavgpool|globalaveragepool|globalmaxpool"
                    + "|upsampl|zeropadding|embedding|lstm|gru|rnn|simplernn|bidirectional|multiheadattention|attention"
                    + "|instancenorm|reshape|concatenate|lambda).*");

    private final Map<String, String> qualified = new TreeMap<>();
    private final Set<String> layers = new TreeSet<>();

    /** Looks them up among the classes that a compilation sees. */
    AnnotationNames(Elements elements) {
        for (String name : PACKAGES) {
            PackageElement members = elements.getPackageElement(name);
            if (members != null) {
                ElementFilter.typesIn(members.getEnclosedElements()).stream()
                        .filter(AnnotationNames::joinsMembers)
                        .forEach(this::add);
            }
        }
    }

    private void add(TypeElement type) {
        String name = type.getSimpleName().toString();
        qualified.put(name, type.getQualifiedName().toString());
        if (AnnotationReader.find(type, AnnotationKind.LAYER.metaAnnotation()).isPresent()) {
            layers.add("@" + name);
        }
    }

    private static boolean joinsMembers(TypeElement type) {
        if (type.getKind() != ElementKind.ANNOTATION_TYPE) {
            return false;
        }
        if (FURTHER.contains(type.getSimpleName().toString())) {
            return true;
        }
        for (AnnotationKind kind : AnnotationKind.values()) {
            if (AnnotationReader.find(type, kind.metaAnnotation()).isPresent()) {
                return true;
            }
        }
        return false;
    }

    /** What to write in the place of an annotation that javac cannot find; empty where nothing suggests itself. */
    Optional<String> fix(String written) {
        if (qualified.containsKey(written)) {
            return Optional.of("Add 'import " + qualified.get(written) + ";'.");
        }
        return foreign(written)
                .map(name -> "Write @" + name + ", and import " + qualified.get(name) + ".")
                .or(() -> Spellings.nearest(written, qualified.keySet())
                        .or(() -> Spellings.nearest(withoutLoss(written), qualified.keySet()))
                        .map(name -> "Did you mean @" + name + " (" + qualified.get(name) + ")?"))
                .or(() -> isOtherLayer(written) ? Optional.of("The layers are " + layers() + ".") : Optional.empty());
    }

    private static boolean isOtherLayer(String written) {
        return OTHER_LAYERS.matcher(written.toLowerCase(Locale.ROOT)).matches();
    }

    private String layers() {
        return String.join(", ", layers);
    }

    private Optional<String> foreign(String written) {
        return Optional.ofNullable(FOREIGN.get(written.toLowerCase(Locale.ROOT)))
                .or(() -> Optional.ofNullable(FOREIGN.get(withoutLoss(written).toLowerCase(Locale.ROOT))))
                .filter(qualified::containsKey);
    }

    private static String withoutLoss(String written) {
        return written.endsWith("Loss") ? written.substring(0, written.length() - "Loss".length()) : written;
    }
}
