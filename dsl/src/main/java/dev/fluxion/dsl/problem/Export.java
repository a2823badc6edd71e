package dev.fluxion.dsl.problem;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A file of values on a grid, written after the run.
 *
 * @param file its name within the output folder
 * @param format its format, told by the ending of the name
 * @param items the columns, one scalar each
 * @param grid the number of grid points of each coordinate; empty means that the writer chooses
 */
public record Export(String file, Format format, List<PlotItem> items, List<Integer> grid) {

    /** Copies the lists. */
    public Export {
        items = List.copyOf(items);
        grid = List.copyOf(grid);
    }

    /** The formats of files with values. */
    public enum Format {
        /** Comma-separated values with a header line, coordinates first. */
        CSV,
        /** A zip file of NumPy arrays, one per coordinate and value. */
        NPZ,
        /** VTK image data in XML, for ParaView and VisIt; up to three coordinates. */
        VTI;

        /** The ending of a name, with its dot. */
        public String ending() {
            return "." + name().toLowerCase(Locale.ROOT);
        }

        /** The format that a name ends in. */
        public static Optional<Format> of(String file) {
            String lower = file.toLowerCase(Locale.ROOT);
            for (Format format : values()) {
                if (lower.endsWith(format.ending())) {
                    return Optional.of(format);
                }
            }
            return Optional.empty();
        }
    }
}
