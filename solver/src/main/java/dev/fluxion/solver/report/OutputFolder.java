package dev.fluxion.solver.report;

import dev.fluxion.solver.SolveException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Checks, before anything is computed, that results can be written. */
public final class OutputFolder {
    private OutputFolder() {}

    /**
     * Creates the folder if need be and writes a small file in it, which is removed again.
     *
     * @throws SolveException if that fails
     */
    public static void probe(Path folder) {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new SolveException("cannot write results to " + folder + ": it is a file, not a folder");
        }
        Path probe = folder.resolve(".fluxion-probe");
        try {
            AtomicFile.write(probe, "a results folder must be writable\n");
            Files.deleteIfExists(probe);
        } catch (IOException e) {
            throw new SolveException("cannot write results to " + folder + ": " + IoMessages.reason(e)
                    + "; choose another folder with --out");
        }
    }
}
