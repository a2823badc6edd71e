package dev.fluxion.autodiff.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CifarTest {
    private static final List<String> NAMES = List.of("a.bin", "b.bin");

    @TempDir
    private Path folder;

    /** Files of three images; image i of both files together has the label 3i, its pixels are a function of place and colour. */
    private void write(int labels, int record) throws IOException {
        for (int file = 0; file < 2; file++) {
            byte[] bytes = new byte[3 * record];
            for (int i = 0; i < 3; i++) {
                int image = 3 * file + i;
                bytes[i * record] = 77; // a coarse label, overwritten where there is none
                bytes[i * record + labels - 1] = (byte) (3 * image % 10);
                for (int k = 0; k < 3072; k++) {
                    bytes[i * record + labels + k] = (byte) value(image, k / 1024, k / 32 % 32, k % 32);
                }
            }
            Files.write(folder.resolve(NAMES.get(file)), bytes);
        }
    }

    private static int value(int image, int colour, int row, int column) {
        return (40 * image + 100 * colour + 3 * row + 5 * column) % 256;
    }

    @Test
    void recordsArePlanesOfColoursAfterOneLabelOrTwo() throws IOException {
        for (Cifar.Format format : Cifar.Format.values()) {
            int labels = format == Cifar.Format.TEN ? 1 : 2;
            write(labels, labels + 3072);
            Cifar set = Cifar.read(format, folder, NAMES, 3);
            assertEquals(6, set.count());
            double[] pixels = new double[set.shape().elements()];
            for (int image = 0; image < 6; image++) {
                assertEquals(3 * image % 10, set.label(image));
                set.pixels(image, pixels);
                double mean = labels == 1 ? 0.4822 : 0.4865;
                double deviation = labels == 1 ? 0.2435 : 0.2564;
                double green = (value(image, 1, 7, 30) / 255.0 - mean) / deviation;
                assertEquals(green, pixels[(7 * 32 + 30) * 3 + 1], 1e-12);
            }
        }
    }

    @Test
    void whatIsNoCifarIsRefusedWithTheNumbers() throws IOException {
        write(1, 3073);
        IOException size = assertThrows(IOException.class, () -> Cifar.read(Cifar.Format.TEN, folder, NAMES, 4));
        assertTrue(
                size.getMessage().endsWith("a.bin has 9219 bytes, not the 12292 of 4 images of 3073 bytes"),
                size.getMessage());
        byte[] bytes = Files.readAllBytes(folder.resolve("b.bin"));
        bytes[2 * 3073] = 10;
        Files.write(folder.resolve("b.bin"), bytes);
        IOException label = assertThrows(IOException.class, () -> Cifar.read(Cifar.Format.TEN, folder, NAMES, 3));
        assertTrue(
                label.getMessage().endsWith("b.bin: image 2 has the label 10, not one of 0 to 9"), label.getMessage());
        IOException missing = assertThrows(IOException.class, () -> Cifar.hundred(folder, false));
        assertTrue(missing.getMessage().contains("test.bin"), missing.getMessage());
    }

    @Test
    void theTestImagesAreTenThousandRecords() throws IOException {
        Files.write(folder.resolve("test_batch.bin"), new byte[30_730_000]);
        Files.write(folder.resolve("test.bin"), new byte[30_740_000]);
        assertEquals(10_000, Cifar.ten(folder, false).count());
        assertEquals(10_000, Cifar.hundred(folder, false).count());
        assertThrows(IOException.class, () -> Cifar.ten(folder, true));
    }
}
