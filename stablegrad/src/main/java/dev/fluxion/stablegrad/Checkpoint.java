package dev.fluxion.stablegrad;

import dev.fluxion.kernels.Buffer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The state of a training between two steps: parameters, term weights, and all that the method and the listener remember. A run resumed from it by
 * {@link Trainer#resume} takes the same steps, bit for bit, as one that was never interrupted.
 */
public final class Checkpoint {
    private static final long MAGIC = 0x464c55584943_0003L;

    private final List<String> stages;
    private final int stage;
    private final int stageStep;
    private final int step;
    private final double seconds;
    private final int balancedAt;
    private final double[] weights;
    private final Buffer parameters;
    private final Memory method;
    private final Memory listener;

    Checkpoint(
            List<String> stages,
            int stage,
            int stageStep,
            int step,
            double seconds,
            int balancedAt,
            double[] weights,
            Buffer parameters,
            Memory method,
            Memory listener) {
        this.stages = stages;
        this.stage = stage;
        this.stageStep = stageStep;
        this.step = step;
        this.seconds = seconds;
        this.balancedAt = balancedAt;
        this.weights = weights;
        this.parameters = parameters;
        this.method = method;
        this.listener = listener;
    }

    /** Updates made before it was saved, in all stages. */
    public int step() {
        return step;
    }

    /** Seconds of training before it was saved. */
    public double seconds() {
        return seconds;
    }

    /** The parameters; not a copy. */
    public Buffer parameters() {
        return parameters;
    }

    /** Names of the stages of the training, in order. */
    public List<String> stages() {
        return stages;
    }

    int stage() {
        return stage;
    }

    /** Updates made in the stage it was saved in. */
    public int stageStep() {
        return stageStep;
    }

    int balancedAt() {
        return balancedAt;
    }

    double[] weights() {
        return weights;
    }

    Memory method() {
        return method;
    }

    Memory listener() {
        return listener;
    }

    /**
     * Saves to {@code target}, which is replaced in one step.
     *
     * @throws IOException if the folder cannot be written or is full; an earlier file is then still whole
     */
    public void write(Path target) throws IOException {
        CheckpointFile.replace(target, file -> {
            file.putLong(MAGIC);
            file.putLong(stages.size());
            for (String name : stages) {
                file.putString(name);
            }
            file.putLong(stage);
            file.putLong(stageStep);
            file.putLong(step);
            file.putDouble(seconds);
            file.putLong(balancedAt);
            file.putDoubles(weights);
            file.putBuffer(parameters);
            put(file, method);
            put(file, listener);
        });
    }

    private static void put(CheckpointFile file, Memory memory) throws IOException {
        file.putDoubles(memory.numbers());
        file.putLong(memory.arrays().size());
        for (Buffer array : memory.arrays()) {
            file.putBuffer(array);
        }
    }

    /**
     * Reads what {@link #write} saved.
     *
     * @throws IOException if the file cannot be read, is not a checkpoint, or is damaged
     */
    public static Checkpoint read(Path source) throws IOException {
        try (CheckpointFile file = CheckpointFile.open(source)) {
            if (file.getLong() != MAGIC) {
                throw new IOException("not a checkpoint of this version");
            }
            List<String> stages = new ArrayList<>();
            for (long left = file.getLong(); left > 0; left--) {
                stages.add(file.getString());
            }
            return new Checkpoint(
                    List.copyOf(stages),
                    file.getInt(),
                    file.getInt(),
                    file.getInt(),
                    file.getDouble(),
                    file.getInt(),
                    file.getDoubles(),
                    file.getBuffer(),
                    memory(file),
                    memory(file));
        } catch (IOException | ArithmeticException e) {
            throw new IOException(source + ": " + e.getMessage(), e);
        }
    }

    private static Memory memory(CheckpointFile file) throws IOException {
        double[] numbers = file.getDoubles();
        List<Buffer> arrays = new ArrayList<>();
        for (long left = file.getLong(); left > 0; left--) {
            arrays.add(file.getBuffer());
        }
        return new Memory(numbers, arrays);
    }
}
