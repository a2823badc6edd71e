package dev.fluxion.solver.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.dsl.CompileOptions;
import dev.fluxion.dsl.Pde;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DomainPlotTest {
    private static final Pattern DOT = Pattern.compile("<rect [^>]*width=\"4\" height=\"4\"");

    private static String draw(String text) {
        Pde.Compilation compiled = Pde.compile("test.pde", text, CompileOptions.in(Path.of(".")));
        assertFalse(compiled.hasErrors(), () -> compiled.diagnostics().toString());
        return DomainPlot.draw(
                        compiled.problem().orElseThrow(), compiled.residuals().orElseThrow())
                .toString();
    }

    @Test
    void conditionsHaveColoursAndNamesAndTheSidesWithoutOneAreRed() {
        String svg = draw("""
                domain x in [0, 1], y in [0, 1]
                unknown u
                eq lap(u) = 1
                bc left: u = 0 on x = 0
                bc right: dn(u) = 0 on x = 1
                """);
        assertTrue(svg.contains(">left, built into the network<"));
        assertTrue(svg.contains(">right<"));
        assertTrue(svg.contains(">no condition on y = 0<"));
        assertTrue(svg.contains(">no condition on y = 1<"));
        assertFalse(svg.contains(">no condition on x = 1<"));
        assertEquals(4 * 96, DOT.matcher(svg).results().count(), "points of two conditions and two forgotten sides");
        assertTrue(svg.contains("fill=\"#d00000\""));
    }

    @Test
    void normalsOfAHolePointIntoIt() {
        String svg = draw("""
                region hole = disk((0, 0), 0.3)
                domain (x, y) in rectangle((-1, -1), (1, 1)) - hole
                unknown u
                eq lap(u) = 1
                bc outer: u = 0 on boundary except hole
                bc inner: dn(u) = 0 on hole
                """);
        assertTrue(svg.contains(">inner<") && svg.contains(">outer, built into the network<"));
        Pattern normal = Pattern.compile(
                "<line x1=\"([\\d.]+)\" y1=\"([\\d.]+)\" x2=\"([\\d.]+)\" y2=\"([\\d.]+)\" stroke=\"#d55e00\"");
        double centreX = 72 + 420 / 2.0;
        double centreY = 34 + 420 / 2.0;
        long inwards = normal.matcher(svg)
                .results()
                .filter(m -> distance(m.group(3), m.group(4), centreX, centreY)
                        < distance(m.group(1), m.group(2), centreX, centreY))
                .count();
        assertEquals(24, inwards);
        assertEquals(
                inwards,
                normal.matcher(svg).results().count(),
                "the outward normal of the domain points into the hole");
    }

    private static double distance(String x, String y, double centreX, double centreY) {
        return Math.hypot(Double.parseDouble(x) - centreX, Double.parseDouble(y) - centreY);
    }

    @Test
    void furtherCoordinatesAreSeenThrough() {
        String svg = draw("""
                param k in [1, 2]
                domain x in [0, 1], y in [0, 1]
                time t in [0, 1]
                unknown u
                eq u_t = k*lap(u)
                ic u = 0
                bc u = 0 on boundary
                """);
        assertTrue(svg.contains("seen along k, t"));
        String line = draw("time t in [0, 1] unknown u eq u_t = -u");
        assertTrue(line.contains(">no condition on t = 0<"));
    }
}
