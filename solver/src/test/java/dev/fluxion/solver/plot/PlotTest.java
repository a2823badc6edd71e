package dev.fluxion.solver.plot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.autodiff.graph.MultiIndex;
import dev.fluxion.dsl.problem.Axis;
import dev.fluxion.dsl.problem.Plot;
import dev.fluxion.dsl.problem.PlotItem;
import dev.fluxion.dsl.problem.Problem;
import dev.fluxion.solver.TestProblems;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.junit.jupiter.api.Test;

class PlotTest {
    private static int count(Svg svg, String element) throws XMLStreamException {
        byte[] bytes = svg.toString().getBytes(StandardCharsets.UTF_8);
        XMLStreamReader reader = XMLInputFactory.newFactory().createXMLStreamReader(new ByteArrayInputStream(bytes));
        int count = 0;
        while (reader.hasNext()) {
            if (reader.next() == XMLStreamReader.START_ELEMENT
                    && reader.getLocalName().equals(element)) {
                count++;
            }
        }
        return count;
    }

    private static Svg draw(int space, boolean time, List<Double> times) {
        return draw(space, time, times.isEmpty() ? Map.of() : Map.of(space, times));
    }

    private static Svg draw(int space, boolean time, Map<Integer, List<Double>> at) {
        Problem problem = TestProblems.sine(space, time, List.of(), List.of());
        int d = problem.dimension();
        Plot plot = new Plot(
                "plot1",
                List.of(
                        new PlotItem("u", problem.graph().field(0)),
                        new PlotItem("u_x", problem.graph().derivative(0, MultiIndex.unit(d, 0)))),
                OptionalInt.of(41),
                new TreeMap<>(at));
        return ProblemPlot.draw(problem, plot, TestProblems.model(problem, 0.01));
    }

    @Test
    void linesOverOneCoordinateShareAFrameWithTheExactOnes() throws XMLStreamException {
        // two lines, two overlays, and three of them in the legend
        assertEquals(7, count(draw(1, false, List.of()), "path"));
        assertEquals(7, count(draw(0, true, List.of()), "path"));
    }

    @Test
    void instantsOfALineAreLinesAndWithoutThemTheLineAndTimeAreAMap() throws XMLStreamException {
        Svg lines = draw(1, true, List.of(0.0, 0.5, 2.0));
        assertEquals(0, count(lines, "image"));
        assertEquals(2 * (3 + 3 + 4), count(lines, "path"));
        Svg map = draw(1, true, List.of());
        assertEquals(4, count(map, "image"), "a map and a colour bar for each of two items");
    }

    @Test
    void planesAreMapsPerInstant() throws XMLStreamException {
        assertEquals(4, count(draw(2, false, List.of()), "image"));
        assertEquals(2 * 2 * 2, count(draw(2, true, List.of(0.0, 1.0)), "image"));
        assertEquals(2 * 2 * 3, count(draw(2, true, List.of()), "image"));
    }

    @Test
    void moreDimensionsAreCutAndTheTitleSaysWhere() throws XMLStreamException {
        Svg svg = draw(5, false, List.of());
        assertEquals(4, count(svg, "image"));
        assertTrue(svg.toString().contains("cut at x3 = 0.5, x4 = 0.5, x5 = 0.5"));
    }

    @Test
    void anyCoordinateCanBeFixed() throws XMLStreamException {
        Svg overTime = draw(1, true, Map.of(0, List.of(0.25, 0.75)));
        assertEquals(0, count(overTime, "image"));
        assertEquals(2 * (2 + 2 + 3), count(overTime, "path"), "two lines, two overlays, three in the legend per item");
        assertTrue(overTime.toString().contains("x1 = 0.25"));
        Svg planes = draw(3, true, Map.of(2, List.of(0.0, 1.0), 3, List.of(0.5)));
        assertEquals(2 * 2 * 2, count(planes, "image"));
        assertTrue(planes.toString().contains("x3 = 1, t = 0.5"));
        assertFalse(planes.toString().contains("cut at"));
    }

    @Test
    void parametersStandInTheMiddleUnlessTheyAreOneOfTwoCoordinates() throws XMLStreamException {
        Axis x = new Axis("x", 0, 1, Axis.Role.SPACE);
        Axis k = new Axis("k", 1, 2, Axis.Role.PARAMETER);
        Axis t = new Axis("t", 0, 1, Axis.Role.TIME);
        Svg map = draw(List.of(x, k), Map.of());
        assertEquals(2, count(map, "image"));
        assertFalse(map.toString().contains("cut at"));
        Svg middle = draw(List.of(x, k, t), Map.of());
        assertEquals(2, count(middle, "image"));
        assertTrue(middle.toString().contains("cut at k = 1.5"));
        Svg chosen = draw(List.of(x, k, t), Map.of(1, List.of(1.0, 1.25)));
        assertEquals(4, count(chosen, "image"));
        assertTrue(chosen.toString().contains("k = 1.25"));
    }

    private static Svg draw(List<Axis> axes, Map<Integer, List<Double>> at) {
        Problem problem = TestProblems.over(axes);
        Plot plot = new Plot(
                "plot1", List.of(new PlotItem("u", problem.graph().field(0))), OptionalInt.empty(), new TreeMap<>(at));
        return ProblemPlot.draw(problem, plot, TestProblems.model(problem, 0.01));
    }

    @Test
    void theLossPlotHasALinePerTermAndSurvivesNumbersThatNoAxisHolds() throws XMLStreamException {
        Problem problem = TestProblems.sine(1, false, List.of(), List.of());
        Svg svg = LossPlot.draw(TestProblems.result(TestProblems.model(problem, 0)));
        assertEquals(6, count(svg, "path"));
        LineChart odd = new LineChart(
                "t",
                "x",
                "y",
                true,
                List.of(new LineChart.Series(
                        "a",
                        new double[] {0, 1, 2, 3},
                        new double[] {Double.NaN, 0, -1, Double.POSITIVE_INFINITY},
                        false)));
        assertEquals(0, count(new Figure("t", 1, 100, 100, List.of(odd)).draw(), "path"));
    }

    @Test
    void aConstantFieldHasAnAxis() throws XMLStreamException {
        for (double constant : new double[] {0, 1, -1e-300, 1e299}) {
            double[] y = {constant, constant};
            LineChart chart = new LineChart(
                    "t", "x", "y", false, List.of(new LineChart.Series("", new double[] {0, 1}, y, false)));
            assertEquals(1, count(new Figure("t", 1, 100, 100, List.of(chart)).draw(), "path"));
        }
    }

    @Test
    void ticksAreRoundNumbersInsideTheAxis() {
        assertEquals(
                List.of("0", "0.2", "0.4", "0.6", "0.8", "1"),
                Scale.linear(0, 1).ticks(6).stream().map(Scale.Tick::label).toList());
        assertEquals(
                List.of("−1e−7", "0", "1e−7"),
                Scale.linear(-1.2e-7, 1.4e-7).ticks(3).stream()
                        .map(Scale.Tick::label)
                        .toList());
        for (double size : new double[] {1e-12, 3.7e-3, 1, 42, 9.99e8}) {
            List<Scale.Tick> ticks = Scale.linear(-0.3 * size, 0.9 * size).ticks(6);
            assertTrue(ticks.size() >= 4 && ticks.size() <= 10, size + ": " + ticks);
            for (Scale.Tick tick : ticks) {
                assertTrue(tick.value() >= -0.3 * size * 1.001 && tick.value() <= 0.9 * size * 1.001);
            }
        }
        assertEquals(
                List.of("1e-4", "1e-2", "1e0"),
                Scale.decades(List.of(new double[] {2e-4, 0.7})).ticks(3).stream()
                        .map(Scale.Tick::label)
                        .toList());
    }

    @Test
    void lightnessRisesAlongTheColourMap() {
        double before = -1;
        for (int i = 0; i <= 64; i++) {
            int c = ColourMap.at(i / 64.0);
            double luminance = 0.2126 * Math.pow((c >> 16 & 255) / 255.0, 2.2)
                    + 0.7152 * Math.pow((c >> 8 & 255) / 255.0, 2.2)
                    + 0.0722 * Math.pow((c & 255) / 255.0, 2.2);
            assertTrue(luminance > before, "at " + i);
            before = luminance;
        }
        assertEquals(ColourMap.MISSING, ColourMap.at(Double.NaN));
    }

    @Test
    void pngRowsInflateToThePixels() throws DataFormatException, IOException {
        int[][] pixels = {{0x010203, 0xfffefd}, {0x808182, 0x000000}, {1, 2}};
        byte[] png = Png.encode(pixels);
        ByteBuffer buffer = ByteBuffer.wrap(png, 8, png.length - 8);
        byte[] raw = new byte[3 * 7];
        while (buffer.hasRemaining()) {
            byte[] data = new byte[buffer.getInt()];
            byte[] type = new byte[4];
            buffer.get(type).get(data).getInt();
            if (Arrays.equals(type, "IDAT".getBytes(StandardCharsets.US_ASCII))) {
                try (Inflater inflater = new Inflater()) {
                    inflater.setInput(data);
                    assertEquals(raw.length, inflater.inflate(raw));
                }
            }
        }
        assertArrayEquals(new byte[] {0, 1, 2, 3, -1, -2, -3, 0, -128, -127, -126, 0, 0, 0, 0, 0, 0, 1, 0, 0, 2}, raw);
    }

    @Test
    void textIsEscaped() {
        assertEquals("a &lt; b &amp; &quot;c&quot; \uFFFD ∂Ω", Svg.escape("a < b & \"c\" \u0001 ∂Ω"));
        assertFalse(draw(1, false, List.of()).toString().contains("<&>"));
    }
}
