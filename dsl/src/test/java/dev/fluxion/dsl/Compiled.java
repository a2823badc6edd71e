package dev.fluxion.dsl;

import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.fluxion.dsl.problem.Problem;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Texts compiled in tests. */
public final class Compiled {
    private Compiled() {}

    /** Everything that came of a text. */
    public static Pde.Compilation text(String text, String... overrides) {
        Map<String, String> set = new HashMap<>();
        for (String override : overrides) {
            int equals = override.indexOf('=');
            set.put(override.substring(0, equals), override.substring(equals + 1));
        }
        return Pde.compile("test.pde", text, new CompileOptions(set, Path.of("."), false, false));
    }

    /** The problem of a text without mistakes. */
    public static Problem problem(String text, String... overrides) {
        Pde.Compilation compilation = text(text, overrides);
        assertFalse(compilation.hasErrors(), () -> GoldenFiles.messages(compilation));
        return compilation.problem().orElseThrow();
    }
}
