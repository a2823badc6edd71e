package dev.fluxion.solver.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.kernels.Buffer;
import dev.fluxion.kernels.Precision;
import dev.fluxion.solver.SolveException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ModelFileTest {
    @TempDir
    private Path folder;

    private Path written(Precision precision) throws IOException {
        Buffer parameters = Buffer.of(precision, 0.1, -0.0, 1e-300, Double.MAX_VALUE, Math.PI);
        ModelFile model =
                new ModelFile("wärme.pde", "eq u = 0 # ∂Ω\n", Map.of("nu", "0.01/pi"), "quick", -7, parameters);
        Path path = folder.resolve("model.fluxion");
        AtomicFile.write(path, model::write);
        return path;
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void whatIsReadIsWhatWasWritten(Precision precision) throws IOException {
        ModelFile model = ModelFile.read(written(precision));
        assertEquals("wärme.pde", model.file());
        assertEquals("eq u = 0 # ∂Ω\n", model.text());
        assertEquals(Map.of("nu", "0.01/pi"), model.overrides());
        assertEquals("quick", model.trainingName());
        assertEquals(-7, model.seed());
        assertEquals(precision, model.parameters().precision());
        Buffer expected = Buffer.of(precision, 0.1, -0.0, 1e-300, Double.MAX_VALUE, Math.PI);
        assertArrayEquals(expected.toDoubles(), model.parameters().toDoubles());
    }

    @Test
    void everyTruncationAndEveryFlippedByteIsNoticed() throws IOException {
        Path path = written(Precision.F64);
        byte[] bytes = Files.readAllBytes(path);
        for (int length = 0; length < bytes.length; length++) {
            Files.write(path, Arrays.copyOf(bytes, length));
            assertThrows(SolveException.class, () -> ModelFile.read(path));
        }
        for (int i = 0; i < bytes.length; i++) {
            byte[] damaged = bytes.clone();
            damaged[i] ^= 0x10;
            Files.write(path, damaged);
            assertThrows(SolveException.class, () -> ModelFile.read(path));
        }
    }

    @Test
    void otherFilesAreNamedForWhatTheyAreNot() throws IOException {
        Path foreign = Files.writeString(folder.resolve("x.pde"), "problem \"no model\"");
        String message = assertThrows(SolveException.class, () -> ModelFile.read(foreign))
                .getMessage();
        assertTrue(message.contains("is not a model file"), message);
        assertThrows(SolveException.class, () -> ModelFile.read(folder));
        assertThrows(SolveException.class, () -> ModelFile.read(folder.resolve("none")));
    }

    @Test
    void aNewerVersionIsRefusedByNumber() throws IOException {
        Path path = written(Precision.F32);
        byte[] bytes = Files.readAllBytes(path);
        bytes[11] = 9;
        Files.write(path, bytes);
        String message =
                assertThrows(SolveException.class, () -> ModelFile.read(path)).getMessage();
        assertTrue(message.contains("version 9"), message);
    }
}
