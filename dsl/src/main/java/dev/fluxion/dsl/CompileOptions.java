package dev.fluxion.dsl;

import java.nio.file.Path;
import java.util.Map;

/**
 * What a compilation needs besides the text.
 *
 * @param overrides {@code --set name=expression}: parameter values that replace those of the file, checked like file text
 * @param directory the folder that file names in the text are relative to
 * @param strict whether warnings count as errors
 * @param outside whether {@code include} may read files outside {@code directory}
 */
public record CompileOptions(Map<String, String> overrides, Path directory, boolean strict, boolean outside) {

    /** Copies the map. */
    public CompileOptions {
        overrides = Map.copyOf(overrides);
    }

    /** No overrides, files relative to {@code directory}, warnings stay warnings, nothing from outside. */
    public static CompileOptions in(Path directory) {
        return new CompileOptions(Map.of(), directory, false, false);
    }
}
