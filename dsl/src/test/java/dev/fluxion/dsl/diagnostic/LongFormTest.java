package dev.fluxion.dsl.diagnostic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.dsl.CompileOptions;
import dev.fluxion.dsl.Pde;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LongFormTest {
    /** The files beside the examples. */
    private static final Map<String, String> FILES = Map.of(
            "data.csv", "x,u_meas\n0,0\n1,0\n",
            "grid.csv", "x,k\n0,1\n1,2\n",
            "words.csv", "x,k\n0,one\n1,two\n",
            "materials.pde", "param m = 1\n",
            "circle.pde", "include \"circle.pde\"\n",
            "equations.part", "eq u = 1\n");

    @TempDir
    private static Path outer;

    private static Path folder;

    @BeforeAll
    static void writeFiles() throws IOException {
        folder = Files.createDirectory(outer.resolve("problem"));
        Files.writeString(outer.resolve("materials.pde"), FILES.get("materials.pde"));
        for (Map.Entry<String, String> file : FILES.entrySet()) {
            Files.writeString(folder.resolve(file.getKey()), file.getValue());
        }
    }

    private static List<Diagnostic> diagnostics(String text) {
        return Pde.compile("example.pde", text, CompileOptions.in(folder)).diagnostics();
    }

    @ParameterizedTest
    @EnumSource(Code.class)
    void everyCodeHasOneAndItsExampleShowsIt(Code code) {
        LongForm form = LongForm.of(code);
        assertNotNull(form, "an entry in messages.txt");
        assertTrue(form.text().length() > 40, form.text());
        form.example().ifPresent(example -> {
            List<Diagnostic> wrong = diagnostics(example.wrong());
            assertTrue(wrong.stream().anyMatch(d -> d.code() == code), wrong::toString);
            List<Diagnostic> right = diagnostics(example.right());
            assertTrue(right.stream().noneMatch(d -> d.code() == code), right::toString);
            assertTrue(right.stream().noneMatch(Diagnostic::isError), right::toString);
        });
    }

    @Test
    void onlyMattersOfSizeAndOfDataGoWithoutAnExample() {
        Set<Code> without = EnumSet.noneOf(Code.class);
        for (Code code : Code.values()) {
            if (LongForm.of(code).example().isEmpty()) {
                without.add(code);
            }
        }
        assertEquals(EnumSet.of(Code.E0118, Code.E0130, Code.E0502, Code.W0703, Code.E0704), without);
    }

    @Test
    void aLongFormShowsBothFiles() {
        String text = LongForm.of(Code.E0104).print();
        assertTrue(text.startsWith("error[E0104]: `…` is not an operator\n\n"), text);
        assertTrue(text.contains("    eq -u_xx = x**2\n"), text);
        assertTrue(text.contains("    eq -u_xx = x^2\n"), text);
        assertFalse(text.contains("%"), text);
    }
}
