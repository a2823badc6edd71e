package dev.fluxion.examples.study;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.autodiff.image.ImageShape;
import dev.fluxion.autodiff.image.Normalization;
import dev.fluxion.autodiff.image.ResNet;
import dev.fluxion.autodiff.network.Initialization;
import dev.fluxion.solver.study.StudyReport;
import dev.fluxion.solver.study.StudyResult;
import dev.fluxion.solver.study.StudyResults;
import dev.fluxion.solver.study.StudyRun;
import dev.fluxion.solver.study.StudySettings;
import dev.fluxion.stablegrad.FirstOrderMethod;
import dev.fluxion.stablegrad.StableGradOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class BnFreeTest {
    private static final StudySettings QUICK = new StudySettings(true, List.of(0L, 1L), 1, () -> false);

    private static ImageRun run(Normalization normalization, double rate, int steps) {
        return new ImageRun(
                ResNet.cifar(8, List.of(4, 4, 8), new ImageShape(8, 8, 3), 10, normalization),
                Initialization.AWARE,
                FirstOrderMethod.adamW(1e-4),
                rate,
                steps,
                8,
                1,
                Optional.of(StableGradOptions.DEFAULT),
                OptionalDouble.empty());
    }

    @Test
    void aRunIsTheSameBitsEveryTime() {
        for (Normalization normalization : Normalization.values()) {
            double[] once = run(normalization, 1e-3, 4).measure(5, () -> false);
            assertArrayEquals(once, run(normalization, 1e-3, 4).measure(5, () -> false));
            assertFalse(once[1] == run(normalization, 1e-3, 4).measure(6, () -> false)[1]);
            assertTrue(once[0] > 0 && once[0] < 1 && once[1] > 0 && once[1] < 100, once[0] + " " + once[1]);
        }
    }

    @Test
    void aRunWhoseLossIsNotFiniteCountsAsAGuess() {
        assertArrayEquals(
                new double[] {0.1, Double.POSITIVE_INFINITY},
                run(Normalization.NONE, 1e30, 4).measure(5, () -> false));
    }

    /** Runs the study with made-up accuracies: 0.3 + rate without StableGrad, 0.9 - rate with it. */
    @Test
    void everyArmChoosesItsRateFromTheSameGridAndIsMeasuredOnTheSeedsAtItsBest() {
        BnFree study = new BnFree();
        List<StudyResult> done = new ArrayList<>();
        for (int round = 0; round < 3; round++) {
            StudyResults results = new StudyResults(done);
            for (StudyRun run : study.runs(QUICK, results)) {
                assertEquals(Set.copyOf(study.factors()), run.levels().keySet());
                if (!results.hold(run.levels())) {
                    double rate = Double.parseDouble(run.levels().get("rate"));
                    double accuracy = run.levels().get("arm").contains("stablegrad") ? 0.9 - rate : 0.3 + rate;
                    done.add(new StudyResult(run.levels(), Map.of("accuracy", accuracy, "loss", 1.0), 1, "x"));
                }
            }
        }
        StudyResults results = new StudyResults(done);
        assertTrue(study.runs(QUICK, results).stream().allMatch(run -> results.hold(run.levels())));
        assertEquals(Set.of("1e-2", "1e-3"), measured(results, "none"), "the greatest rate, and that of the bar");
        assertEquals(Set.of("3e-4", "1e-3"), measured(results, "none+stablegrad"));
        StudyReport report = study.report(QUICK, results);
        assertTrue(
                report.markdown()
                        .contains("| resnet-20-narrow | aware | adamw | none | 1e-2 | 2 | 0.310 [0.310, 0.310] |"),
                report.markdown());
        assertTrue(report.markdown().contains("plain 0.301, StableGrad 0.899, met"), report.markdown());
        assertEquals(3, report.charts().size());
    }

    /** The rates of AdamW at which an arm was measured on seed 1. */
    private static Set<String> measured(StudyResults results, String arm) {
        return results.where(Map.of("method", "adamw", "arm", arm, "seed", "1")).all().stream()
                .map(result -> result.levels().get("rate"))
                .collect(Collectors.toSet());
    }
}
