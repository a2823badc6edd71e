package dev.fluxion.solver.report;

import java.nio.file.Path;
import java.util.List;

/**
 * What became of the files of an output folder.
 *
 * @param folder the folder
 * @param written the files that were written, in order
 * @param failures one message for each reason that kept others from being written
 */
public record ReportFiles(Path folder, List<Path> written, List<String> failures) {
    /** Copies the lists. */
    public ReportFiles {
        written = List.copyOf(written);
        failures = List.copyOf(failures);
    }
}
