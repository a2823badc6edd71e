package dev.fluxion.dsl.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.fluxion.autodiff.graph.Interpreter;
import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.dsl.CompileOptions;
import dev.fluxion.dsl.GoldenFiles;
import dev.fluxion.dsl.Pde;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableTest {
    @TempDir
    private Path folder;

    /** The source of {@code -u_xx = source} at a point. */
    private double source(String source, double x, double y) throws IOException {
        Files.writeString(folder.resolve("k.csv"), "# rows in any order\ny,x,k\n0,1,2\n2,0,5\n0,0,1\n2,1,6\n");
        Pde.Compilation compiled = Pde.compile(
                "a.pde",
                "domain x in [0, 1], y in [0, 2]\nunknown u\neq -lap(u) = " + source + "\nbc u = 0 on boundary\n",
                CompileOptions.in(folder));
        assertFalse(compiled.hasErrors(), () -> GoldenFiles.messages(compiled));
        Node right =
                compiled.problem().orElseThrow().equations().getFirst().right().getFirst();
        return Interpreter.evaluate(right, new double[] {x, y}, new double[2], (field, order) -> Double.NaN);
    }

    @Test
    void columnsBelongToTheArgumentsInTheirOrder() throws IOException {
        assertEquals(5, source("table(\"k.csv\", y, x)", 0, 2));
        assertEquals(1 + 0.25 + 2 * 0.5, source("table(\"k.csv\", y, x)", 0.25, 0.5), 1e-15);
    }

    @Test
    void derivativesOfTablesAreThoseOfTheInterpolant() throws IOException {
        assertEquals(2, source("diff(table(\"k.csv\", y, x), y)", 0.3, 0.4), 1e-15);
        assertEquals(3, source("diff(table(\"k.csv\", y, 3*x/2 + y/4), x)*2", 0.3, 0.4), 1e-15);
    }
}
