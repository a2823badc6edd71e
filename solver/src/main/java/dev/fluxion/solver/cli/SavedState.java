package dev.fluxion.solver.cli;

import dev.fluxion.solver.SolveException;
import dev.fluxion.solver.SolveOptions;
import dev.fluxion.solver.Start;
import dev.fluxion.stablegrad.Checkpoint;
import dev.fluxion.stablegrad.CheckpointPolicy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * The state of a run in its output folder, from which {@code --resume} goes on. The name of the file holds a checksum of everything that the
 * run depends on, so that a run never goes on from the state of another problem.
 */
final class SavedState {
    private static final int EVERY_STEPS = 500;
    private static final String PREFIX = "state-";
    private static final String SUFFIX = ".checkpoint";

    private final Path folder;
    private final Path file;

    /** The state of a run of {@code text} with {@code overrides} and {@code options}. */
    SavedState(Path folder, String text, Map<String, String> overrides, SolveOptions options) {
        this.folder = folder;
        CRC32 sum = new CRC32();
        String all = String.join(
                "\0",
                text,
                overrides.toString(),
                options.training().toString(),
                String.valueOf(options.seed()),
                options.precision().name());
        sum.update(all.getBytes(StandardCharsets.UTF_8));
        this.file = folder.resolve(PREFIX + Long.toHexString(sum.getValue()) + SUFFIX);
    }

    /**
     * The options with the state saved now and then, starting from it if {@code resume}.
     *
     * @throws SolveException if there is nothing to resume
     */
    SolveOptions in(SolveOptions options, boolean resume) {
        SolveOptions saving = options.withCheckpoint(new CheckpointPolicy(file, EVERY_STEPS));
        return resume ? saving.withStart(new Start.Resumed(read())) : saving;
    }

    private Checkpoint read() {
        if (!Files.exists(file)) {
            throw new SolveException("--resume: "
                    + (other()
                            ? "the state saved in " + folder
                                    + " belongs to another problem, seed, precision or training"
                            : "no state of an interrupted run is saved in " + folder)
                    + "; solve without --resume");
        }
        try {
            return Checkpoint.read(file);
        } catch (IOException e) {
            throw new SolveException("--resume: " + e.getMessage());
        }
    }

    private boolean other() {
        try (var files = Files.newDirectoryStream(folder, PREFIX + "*" + SUFFIX)) {
            return files.iterator().hasNext();
        } catch (IOException e) {
            return false;
        }
    }

    /** Removes the state of a run that has nothing left to do. */
    void discard() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // It is in nobody's way: a finished run that is resumed ends at once.
        }
    }
}
