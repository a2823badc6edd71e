package dev.fluxion.stablegrad;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.kernels.Buffer;
import dev.fluxion.kernels.Precision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CheckpointTest {
    @TempDir
    Path folder;

    /** A training and the step at which it is interrupted. */
    record Case(List<StageConfig> stages, Precision precision, int stop) {}

    static Stream<Case> cases() {
        List<List<StageConfig>> trainings = List.of(
                List.of(first(FirstOrderMethod.adamW(1e-2), false)),
                List.of(first(FirstOrderMethod.adam(), true), first(new FirstOrderMethod.Sgd(0.9), true)),
                List.of(new StageConfig.LBfgs("lbfgs", 20, 5, 0, true)),
                List.of(new StageConfig.Bfgs("bfgs", 20, 0, StageConfig.Bfgs.Update.SSBROYDEN)),
                List.of(
                        first(FirstOrderMethod.adam(), true),
                        new StageConfig.Bfgs("bfgs", 10, 0, StageConfig.Bfgs.Update.SSBFGS)));
        return trainings.stream()
                .flatMap(t -> Arrays.stream(Precision.values())
                        .flatMap(p -> Stream.of(0, 1, 7, 13).map(stop -> new Case(t, p, stop))));
    }

    private static StageConfig first(FirstOrderMethod method, boolean stableGrad) {
        return new StageConfig.FirstOrder(
                method.getClass().getSimpleName(),
                method,
                10,
                0.003,
                new Schedule.Cosine(2),
                stableGrad ? Optional.of(StableGradOptions.DEFAULT) : Optional.empty(),
                OptionalDouble.of(5));
    }

    private static TestObjective objective() {
        return new TestObjective(
                TestObjective.weightBlocks(3, 8, 2),
                TestObjective.rosenbrock(),
                TestObjective.quadratic(new double[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13}, new double[13]));
    }

    private static final TrainingOptions OPTIONS =
            TrainingOptions.DEFAULT.withBalancing(new Balancing.GradientNorm(3, 0.9, 1e3));

    private static TrainingListener recorder(List<String> events) {
        return new TrainingListener() {
            @Override
            public void step(StepEvent e) {
                events.add(e.step() + " " + e.loss() + " " + Arrays.toString(e.weights())
                        + Arrays.toString(e.parameters().toDoubles()));
            }
        };
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aResumedRunTakesTheSameStepsBitForBit(Case c) throws IOException {
        Buffer initial = Buffer.of(c.precision, QuasiNewtonTest.valley(13));
        List<String> whole = new ArrayList<>();
        TrainingResult expected = Trainer.train(objective(), initial, c.stages, OPTIONS, recorder(whole));
        List<String> parts = new ArrayList<>();
        Path file = folder.resolve("state");
        int[] last = {-1};
        TrainingListener counter = new TrainingListener() {
            @Override
            public void step(StepEvent e) {
                last[0] = e.step();
                recorder(parts).step(e);
            }
        };
        TrainingOptions interrupted =
                OPTIONS.withStopRequested(() -> last[0] >= c.stop).withCheckpoint(new CheckpointPolicy(file, 1000));
        Trainer.train(objective(), initial, c.stages, interrupted, counter);
        Checkpoint checkpoint = Checkpoint.read(file);
        TrainingResult resumed = Trainer.resume(objective(), checkpoint, c.stages, OPTIONS, recorder(parts));
        assertEquals(
                whole.stream().distinct().toList(), parts.stream().distinct().toList());
        assertArrayEquals(
                expected.parameters().toDoubles(), resumed.parameters().toDoubles());
        assertEquals(expected.loss(), resumed.loss());
        assertEquals(expected.steps(), resumed.steps());
    }

    @Test
    void periodicCheckpointsReplaceOneAnotherAndLeaveNoOtherFile() throws IOException {
        Path file = folder.resolve("state");
        Trainer.train(
                objective(),
                Buffer.of(Precision.F64, QuasiNewtonTest.valley(13)),
                List.of(first(FirstOrderMethod.adam(), false)),
                OPTIONS.withCheckpoint(new CheckpointPolicy(file, 2)),
                TrainingListener.NONE);
        assertEquals(10, Checkpoint.read(file).step());
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(file), files.toList());
        }
    }

    @Test
    void aListenerGetsItsMemoryBackAfterTheStageIsAnnounced() throws IOException {
        Path file = folder.resolve("state");
        Buffer array = Buffer.of(Precision.F64, new double[] {5, 6});
        Memory two = Memory.of(List.of(
                new Memory(new double[] {1, 2}, List.of()),
                Memory.NOTHING,
                new Memory(new double[] {3}, List.of(array))));
        List<StageConfig> stages = List.of(new StageConfig.LBfgs("lbfgs", 4, 5, 0, true));
        List<String> heard = new ArrayList<>();
        TrainingListener listener = new TrainingListener() {
            @Override
            public Memory save() {
                return two;
            }

            @Override
            public void stage(StageConfig stage, int step) {
                heard.add(stage.name());
            }

            @Override
            public void restore(Memory memory) {
                memory.parts()
                        .forEach(p -> heard.add(Arrays.toString(p.numbers())
                                + p.arrays().stream()
                                        .map(b -> Arrays.toString(b.toDoubles()))
                                        .toList()));
            }
        };
        Buffer initial = Buffer.of(Precision.F64, QuasiNewtonTest.valley(13));
        Trainer.train(objective(), initial, stages, OPTIONS.withCheckpoint(new CheckpointPolicy(file, 2)), listener);
        assertEquals(List.of("lbfgs"), heard);
        heard.clear();
        Trainer.resume(objective(), Checkpoint.read(file), stages, OPTIONS, listener);
        assertEquals(List.of("lbfgs", "[1.0, 2.0][]", "[][]", "[3.0][[5.0, 6.0]]"), heard);
    }

    @Test
    void aCheckpointThatCannotBeWrittenIsANoticeAndNoFailure() {
        List<String> notices = new ArrayList<>();
        TrainingListener listener = new TrainingListener() {
            @Override
            public void notice(int step, String message) {
                notices.add(message);
            }
        };
        TrainingResult result = Trainer.train(
                objective(),
                Buffer.of(Precision.F64, QuasiNewtonTest.valley(13)),
                List.of(first(FirstOrderMethod.adam(), false)),
                OPTIONS.withCheckpoint(new CheckpointPolicy(folder.resolve("missing/state"), 5)),
                listener);
        assertEquals(StopReason.STEPS, result.reason());
        assertEquals(3, notices.size());
        assertTrue(notices.getFirst().contains("missing"), notices::getFirst);
    }

    @Test
    void damagedFilesAreRefusedWithTheirName() throws IOException {
        Path file = folder.resolve("state");
        Trainer.train(
                objective(),
                Buffer.of(Precision.F64, QuasiNewtonTest.valley(13)),
                List.of(new StageConfig.LBfgs("lbfgs", 5, 5, 0, true)),
                OPTIONS.withCheckpoint(new CheckpointPolicy(file, 2)),
                TrainingListener.NONE);
        byte[] bytes = Files.readAllBytes(file);
        Path damaged = folder.resolve("damaged");
        for (int length : new int[] {0, 7, 8, 40, 100, bytes.length - 1}) {
            Files.write(damaged, Arrays.copyOf(bytes, length));
            IOException e = assertThrows(IOException.class, () -> Checkpoint.read(damaged));
            assertTrue(e.getMessage().contains("damaged"), e::getMessage);
        }
        bytes[3] ^= 1;
        Files.write(damaged, bytes);
        assertThrows(IOException.class, () -> Checkpoint.read(damaged));
    }

    @Test
    void aCheckpointOfOtherStagesIsRefused() throws IOException {
        Path file = folder.resolve("state");
        Trainer.train(
                objective(),
                Buffer.of(Precision.F64, QuasiNewtonTest.valley(13)),
                List.of(new StageConfig.LBfgs("lbfgs", 5, 5, 0, true)),
                OPTIONS.withCheckpoint(new CheckpointPolicy(file, 2)),
                TrainingListener.NONE);
        Checkpoint checkpoint = Checkpoint.read(file);
        List<StageConfig> other = List.of(first(FirstOrderMethod.adam(), false));
        assertThrows(
                IllegalArgumentException.class,
                () -> Trainer.resume(objective(), checkpoint, other, OPTIONS, TrainingListener.NONE));
    }
}
