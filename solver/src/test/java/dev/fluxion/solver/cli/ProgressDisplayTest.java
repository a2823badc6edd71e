package dev.fluxion.solver.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.solver.Progress;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ProgressDisplayTest {
    private static final List<String> TERMS = List.of("eq1", "momentum.1", "bc1");

    private final StringWriter err = new StringWriter();

    private static Progress at(int step, double seconds) {
        return new Progress(
                step < 50 ? "adam" : "lbfgs",
                step,
                100,
                0.5,
                new double[] {1e-3, 1e-1, 1e-5},
                new double[] {1, 1, 1},
                1e-3,
                seconds,
                10,
                step == 20 ? OptionalDouble.of(0.25) : OptionalDouble.empty());
    }

    private ProgressDisplay display(int columns, OptionalDouble limit) {
        return new ProgressDisplay(
                new Session(null, new PrintWriter(err), columns, null, null, new StopSignal()), TERMS, limit);
    }

    @Test
    void aPipeGetsAFewPlainLines() {
        try (ProgressDisplay display = display(0, OptionalDouble.empty())) {
            for (int step = 0; step <= 100; step++) {
                display.progress(at(step, step / 4.0));
            }
        }
        String text = err.toString();
        // steps 0, 40, then the next stage at 50, 90, and the last
        assertEquals(5, text.lines().count(), text);
        assertFalse(text.contains("\r") || text.contains("\033"), text);
        assertTrue(text.lines().toList().get(1).contains("error 2.50e-01"), "the last known error stays");
        assertTrue(text.contains("(eq1 1.0e-03 momentum.1 1.0e-01 bc1 1.0e-05)"), text);
    }

    @Test
    void aTerminalGetsOneLineThatFits() {
        for (int columns : new int[] {40, 80, 100, 200}) {
            err.getBuffer().setLength(0);
            try (ProgressDisplay display = display(columns, OptionalDouble.of(8))) {
                for (int step = 0; step <= 100; step += 10) {
                    display.progress(at(step, step / 10.0));
                }
            }
            String[] frames = err.toString().split("\r\033\\[K");
            assertEquals(12, frames.length);
            for (String frame : frames) {
                assertTrue(frame.stripTrailing().length() < columns, columns + ": " + frame);
            }
            assertTrue(err.toString().endsWith("\n"));
        }
        assertTrue(err.toString().contains("0:08 left"), "the clock ends the run before the steps do");
        assertTrue(err.toString().contains("50/100"), err.toString());
    }

    @Test
    void largeTermsAreShownFirstWhereThereIsNoRoom() {
        String line = ProgressLine.bar(at(10, 1), TERMS, OptionalDouble.empty(), OptionalDouble.empty(), 84);
        assertTrue(line.contains("momentum.1") && !line.contains("bc1"), line);
    }

    @Test
    void clocksAreReadable() {
        assertEquals("0:07", ProgressLine.clock(7.4));
        assertEquals("12:34", ProgressLine.clock(754));
        assertEquals("1:02:03", ProgressLine.clock(3723));
    }

    @Test
    void suggestionsCountSwapsAsOneEdit() {
        assertEquals(1, Suggestion.distance("sovle", "solve"));
        assertEquals(2, Suggestion.distance("slv", "solve"));
        assertEquals("; there are: quick, long", Suggestion.among("zzzz", List.of("quick", "long")));
    }
}
