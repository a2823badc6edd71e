package dev.fluxion.solver.metrics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.solver.SolveException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvTableTest {
    @TempDir
    private Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("data.csv"), text, StandardCharsets.UTF_8);
    }

    @Test
    void columnsAreFoundByNameInAnyOrderBesideOthersAndComments() throws IOException {
        Path file = file("\uFEFF# from a spectral method\nu, t ,x,note\n1,0.5,-1,a\n\n# half\n2e-3,0.25,+1,\"b, c\"\n");
        double[][] table = CsvTable.read(file, List.of("x", "t", "u"));
        assertArrayEquals(new double[] {-1, 1}, table[0]);
        assertArrayEquals(new double[] {0.5, 0.25}, table[1]);
        assertArrayEquals(new double[] {1, 2e-3}, table[2]);
    }

    @Test
    void cellsOfSparseColumnsMayBeEmpty() throws IOException {
        Path file = file("x,u,v\n1,2,\n2,,3\n");
        double[][] table = CsvTable.read(file, List.of("x"), List.of("u", "v"));
        assertArrayEquals(new double[] {2, Double.NaN}, table[1]);
        assertArrayEquals(new double[] {Double.NaN, 3}, table[2]);
        Path hole = file("x,u\n,2\n");
        assertThrows(SolveException.class, () -> CsvTable.read(hole, List.of("x"), List.of("u")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '!',
            value = {
                "x,u\\n1,2\\n3,abc\\n | line 3, column `u`: `abc`",
                "x,u\\n1,nan\\n | line 2, column `u`: `nan`",
                "x,u\\n1,NaN\\n | line 2, column `u`: `NaN`",
                "x,u\\n1,Infinity\\n | line 2, column `u`: `Infinity`",
                "x,u\\n1,1e999\\n | `1e999`",
                "x,u\\n1,\\n | column `u`: ``",
                "x,u\\n1,2\\n3\\n | line 3: 1 values for 2 columns (x, u)",
                "x,u\\n1,2,3\\n | line 2: 3 values for 2 columns (x, u)",
                "x,v\\n1,2\\n | no column `u`; its columns are: x, v",
                "x,u\\n | header but no rows",
                "x,u,u\\n1,2,3\\n | not a readable CSV file",
                "x,u\\n1,\"2\\n | not a readable CSV file"
            })
    void aMistakeIsReportedWithItsPlace(String text, String words) throws IOException {
        Path file = file(text.replace("\\n", "\n"));
        String message = assertThrows(SolveException.class, () -> CsvTable.read(file, List.of("x", "u")))
                .getMessage();
        assertTrue(message.contains("data.csv") && message.contains(words), message);
    }

    @Test
    void filesThatCannotBeReadAreNamed() throws IOException {
        Path missing = folder.resolve("none.csv");
        String message = assertThrows(SolveException.class, () -> CsvTable.read(missing, List.of("x")))
                .getMessage();
        assertTrue(message.contains("none.csv: no such file"), message);
        assertThrows(SolveException.class, () -> CsvTable.read(folder, List.of("x")));
        Path empty = file("");
        assertThrows(SolveException.class, () -> CsvTable.read(empty, List.of("x")));
        Path binary = Files.write(folder.resolve("b.csv"), new byte[] {'x', '\n', (byte) 0xff, (byte) 0xfe, '\n'});
        assertThrows(SolveException.class, () -> CsvTable.read(binary, List.of("x")));
    }

    @Test
    void manyRowsAreRead() throws IOException {
        StringBuilder text = new StringBuilder("x,u\n");
        for (int i = 0; i < 1000; i++) {
            text.append(i).append(',').append(2 * i).append('\n');
        }
        double[][] table = CsvTable.read(file(text.toString()), List.of("u"));
        assertTrue(table[0].length == 1000 && table[0][999] == 1998);
    }
}
