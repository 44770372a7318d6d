// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class LineChartTest {
    private static final double[] LOSS = {4, 3, 2.5, 2};

    private static Document parsed(LineChart chart) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(chart.toSvg())));
    }

    private static List<Element> elements(Document document, String name) {
        NodeList nodes = document.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    private static List<String> texts(LineChart chart) throws Exception {
        return elements(parsed(chart), "text").stream()
                .map(Element::getTextContent)
                .toList();
    }

    /** What is drawn with a line of its own color, without the legend. */
    private static List<String> paths(LineChart chart) throws Exception {
        return elements(parsed(chart), "path").stream()
                .filter(path -> !path.getAttribute("stroke-width").isEmpty())
                .map(path -> path.getAttribute("d"))
                .filter(path -> !path.endsWith("h24"))
                .toList();
    }

    @Test
    void aChartIsXmlWithItsTitleItsNamesAndRoundNumbers() throws Exception {
        LineChart chart = LineChart.of("Curves")
                .x("epoch")
                .y("loss")
                .line("training", LOSS)
                .line("validation", LOSS);
        assertThat(texts(chart))
                .containsExactly(
                        "Curves",
                        "training",
                        "validation",
                        "1",
                        "1.5",
                        "2",
                        "2.5",
                        "3",
                        "3.5",
                        "4",
                        "2",
                        "2.5",
                        "3",
                        "3.5",
                        "4",
                        "epoch",
                        "loss");
        assertThat(parsed(chart).getDocumentElement().getNamespaceURI()).isNull();
        assertThat(parsed(chart).getDocumentElement().getAttribute("xmlns")).isEqualTo("http://www.w3.org/2000/svg");
        assertThat(elements(parsed(chart), "title").get(0).getTextContent()).isEqualTo("Curves");
    }

    @Test
    void pointsAreWhereTheAxesSay() throws Exception {
        LineChart chart = LineChart.of("").size(100, 200).line("a", new double[] {0, 5, 10}, new double[] {0, 10, 5});
        assertThat(paths(chart)).containsExactly("M64 236L114 36L164 136");
        LineChart logarithmic = LineChart.of("")
                .size(100, 200)
                .logarithmicX()
                .logarithmicY()
                .line("a", new double[] {1e-6, 1e-3, 1}, new double[] {1, 1e4, 100});
        assertThat(paths(logarithmic)).containsExactly("M64 236L114 36L164 136");
    }

    @Test
    void whatCannotBeShownInterruptsTheLine() throws Exception {
        double[] y = {1, Double.NaN, 2, 3, 0, 10};
        LineChart chart = LineChart.of("").size(100, 100).logarithmicY().line("a", y);
        assertThat(paths(chart)).hasSize(1);
        assertThat(paths(chart).get(0)).matches("M\\S+ \\S+h0M\\S+ \\S+L\\S+ \\S+M\\S+ \\S+h0");
        double[] infinite = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e301};
        assertThat(paths(LineChart.of("").line("a", infinite))).isEmpty();
        assertThat(texts(LineChart.of("").line("a", infinite)))
                .containsExactly("a", "0", "0.2", "0.4", "0.6", "0.8", "1", "0", "0.2", "0.4", "0.6", "0.8", "1");
    }

    @Test
    void pointsAtTheSamePlaceAreDrawnOnce() throws Exception {
        double[] x = new double[100_000];
        double[] y = new double[100_000];
        for (int i = 0; i < x.length; i++) {
            x[i] = i * 1e-5;
            y[i] = i * 1e-5;
        }
        assertThat(LineChart.of("").line("a", x, y).toSvg()).hasSizeLessThan(100_000);
    }

    @Test
    void whatXmlReservesOrExcludesIsWrittenAsText() throws Exception {
        String text = "a < b & \"c\" > 'd' é 😀";
        LineChart chart = LineChart.of(text).x(text).y(text).line(text, LOSS).mark(text, 2);
        assertThat(texts(chart).stream().filter(text::equals)).hasSize(5);
        assertThat(texts(LineChart.of("a\u0000b\u001bc\ud800"))).first().isEqualTo("a\ufffdb\ufffdc\ufffd");
    }

    @Test
    void equalChartsAreEqualToTheByteInEveryLocale() {
        Locale locale = Locale.getDefault();
        String here = LineChart.of("a").line("b", LOSS).toSvg();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG"));
            assertThat(LineChart.of("a").line("b", LOSS).toSvg()).isEqualTo(here);
        } finally {
            Locale.setDefault(locale);
        }
    }

    @Test
    void aMarkIsInThePictureEvenBesideTheLines() throws Exception {
        LineChart chart = LineChart.of("").line("a", LOSS).mark("far", 12).mark("nowhere", Double.NaN);
        assertThat(texts(chart)).contains("12", "far").doesNotContain("nowhere");
    }

    @Test
    void aChartWithManyLinesTellsThemApart() throws Exception {
        LineChart chart = LineChart.of("");
        for (int i = 0; i < 20; i++) {
            chart.line("line " + i, LOSS);
        }
        assertThat(elements(parsed(chart), "path").stream()
                        .filter(path -> path.getAttribute("d").endsWith("h24"))
                        .map(path -> path.getAttribute("stroke") + path.getAttribute("stroke-dasharray")))
                .hasSize(20)
                .doesNotHaveDuplicates();
        assertThat(parsed(chart).getDocumentElement().getAttribute("height")).isEqualTo("436");
    }

    @Test
    void arraysAreCopiedWhenTheyAreGiven() {
        double[] y = LOSS.clone();
        LineChart chart = LineChart.of("").line("a", y).dashed("b", y, y);
        String before = chart.toSvg();
        y[0] = 100;
        assertThat(chart.toSvg()).isEqualTo(before);
    }

    @Test
    void aChartIsWrittenToAFile(@TempDir Path folder) throws IOException {
        LineChart chart = LineChart.of("ä").line("a", LOSS);
        chart.write(folder.resolve("a.svg"));
        assertThat(Files.readString(folder.resolve("a.svg"))).isEqualTo(chart.toSvg());
    }

    @Test
    void wrongArgumentsAreNamed() {
        assertThatThrownBy(() -> LineChart.of("").line("a", new double[2], new double[3]))
                .hasMessage("'a' has 2 values of x, but 3 of y: each point needs both");
        assertThatThrownBy(() -> LineChart.of("").size(480, 49))
                .hasMessage("height is 49, but must be from 50 to 10000");
        assertThatThrownBy(() -> LineChart.of("").size(10_001, 100))
                .hasMessage("width is 10001, but must be from 50 to 10000");
    }
}
