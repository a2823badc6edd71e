package dev.fluxion.dsl.problem;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A table of trusted values, used for error reports only and never for training.
 *
 * @param fields the indices of the fields it gives values for
 * @param file the CSV file, resolved against the folder of the problem file
 * @param columns the column header of every field and every coordinate, by name
 */
public record Reference(List<Integer> fields, Path file, Map<String, String> columns) {

    /** Copies the collections. */
    public Reference {
        fields = List.copyOf(fields);
        columns = Map.copyOf(columns);
    }
}
