package dev.fluxion.solver.report;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes {@code .npz} files: a zip archive of arrays of doubles in NumPy's format 1.0, C order, little-endian. */
final class NumpyArchive {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
    private static final int ALIGNMENT = 64;

    private final ZipOutputStream zip;

    NumpyArchive(OutputStream stream) {
        this.zip = new ZipOutputStream(stream);
    }

    /**
     * Adds an array.
     *
     * @param name its key in the archive; a slash, which would be a folder, becomes a division sign
     * @param data as many as the product of {@code shape}, last index fastest
     */
    void add(String name, int[] shape, double[] data) throws IOException {
        zip.putNextEntry(new ZipEntry(name.replace('/', '÷') + ".npy"));
        zip.write(header(shape));
        ByteBuffer bytes = ByteBuffer.allocate(data.length * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asDoubleBuffer().put(data);
        zip.write(bytes.array());
        zip.closeEntry();
    }

    /** Ends the archive; leaves the stream open. */
    void finish() throws IOException {
        zip.finish();
    }

    private static byte[] header(int[] shape) {
        String sizes = Arrays.stream(shape).mapToObj(size -> size + ",").collect(Collectors.joining(" ", "(", ")"));
        String text = "{'descr': '<f8', 'fortran_order': False, 'shape': " + sizes + ", }";
        int length = MAGIC.length + Short.BYTES + text.length() + 1;
        int padded = (length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        String line = text + " ".repeat(padded - length) + "\n";
        return ByteBuffer.allocate(padded)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(MAGIC)
                .putShort((short) line.length())
                .put(line.getBytes(StandardCharsets.US_ASCII))
                .array();
    }
}
