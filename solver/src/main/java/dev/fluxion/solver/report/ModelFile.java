package dev.fluxion.solver.report;

import dev.fluxion.kernels.Buffer;
import dev.fluxion.kernels.Precision;
import dev.fluxion.solver.SolveException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;

/**
 * A trained model with all that is needed to evaluate it: the problem itself and the parameters.
 *
 * <p>Format, big-endian: the 8 bytes {@code FLUXMODL}; an int, the version, 1; file name, text, training name (each an int length and
 * UTF-8 bytes); an int number of overrides and their names and values; the seed, a long; a byte 4 or 8, the bytes per parameter; an int
 * number of parameters and their IEEE 754 bits; a long, the CRC-32 of everything before it.
 *
 * @param file name of the problem file
 * @param text its text
 * @param overrides {@code --set} parameters as written
 * @param trainingName name of the training block that shaped the network
 * @param seed the seed of the run
 * @param parameters the flat parameters
 */
public record ModelFile(
        String file, String text, Map<String, String> overrides, String trainingName, long seed, Buffer parameters) {
    private static final byte[] MAGIC = "FLUXMODL".getBytes(StandardCharsets.US_ASCII);
    private static final int VERSION = 1;
    private static final int CHECKSUM_BYTES = 8;

    /** Copies the overrides. */
    public ModelFile {
        overrides = Collections.unmodifiableMap(new TreeMap<>(overrides));
    }

    /** Writes the file's bytes; leaves the stream open. */
    public void write(OutputStream stream) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream data = new DataOutputStream(bytes);
        data.write(MAGIC);
        data.writeInt(VERSION);
        text(data, file);
        text(data, text);
        text(data, trainingName);
        data.writeInt(overrides.size());
        for (Map.Entry<String, String> override : overrides.entrySet()) {
            text(data, override.getKey());
            text(data, override.getValue());
        }
        data.writeLong(seed);
        data.writeByte(parameters.precision().bytes());
        data.writeInt(parameters.length());
        for (int i = 0; i < parameters.length(); i++) {
            switch (parameters) {
                case Buffer.F32(float[] values) -> data.writeFloat(values[i]);
                case Buffer.F64(double[] values) -> data.writeDouble(values[i]);
            }
        }
        data.writeLong(checksum(bytes.toByteArray(), bytes.size()));
        bytes.writeTo(stream);
    }

    /**
     * Reads a file.
     *
     * @throws SolveException if it is missing, of another kind, of a newer version, truncated or damaged
     */
    public static ModelFile read(Path path) {
        byte[] bytes = bytes(path);
        if (bytes.length < MAGIC.length || !Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw new SolveException(
                    path + " is not a model file; `fluxion solve` writes one as model.fluxion in its output folder");
        }
        try (DataInputStream data =
                new DataInputStream(new ByteArrayInputStream(bytes, MAGIC.length, bytes.length - MAGIC.length))) {
            int version = data.readInt();
            if (version != VERSION) {
                throw new SolveException(path + " has version " + version
                        + " of the model format; this program reads version " + VERSION);
            }
            int body = bytes.length - CHECKSUM_BYTES;
            if (body < MAGIC.length + Integer.BYTES || checksum(bytes, body) != readLong(bytes, body)) {
                throw damaged(path);
            }
            return content(data);
        } catch (EOFException | NegativeArraySizeException e) {
            throw damaged(path);
        } catch (IOException e) {
            throw new SolveException(IoMessages.cannot("read", path, e));
        }
    }

    private static ModelFile content(DataInputStream data) throws IOException {
        String file = text(data);
        String text = text(data);
        String trainingName = text(data);
        Map<String, String> overrides = new TreeMap<>();
        for (int left = data.readInt(); left > 0; left--) {
            String name = text(data);
            overrides.put(name, text(data));
        }
        long seed = data.readLong();
        Precision precision = data.readByte() == Precision.F32.bytes() ? Precision.F32 : Precision.F64;
        Buffer parameters = Buffer.allocate(precision, data.readInt());
        for (int i = 0; i < parameters.length(); i++) {
            parameters.set(
                    i,
                    switch (precision) {
                        case F32 -> data.readFloat();
                        case F64 -> data.readDouble();
                    });
        }
        return new ModelFile(file, text, overrides, trainingName, seed, parameters);
    }

    private static byte[] bytes(Path path) {
        try {
            if (Files.isDirectory(path)) {
                throw new SolveException(path + " is a folder; the model in it is " + path.resolve(ReportWriter.MODEL));
            }
            return Files.readAllBytes(path);
        } catch (NoSuchFileException e) {
            throw new SolveException("cannot open " + path + ": no such file");
        } catch (IOException e) {
            throw new SolveException(IoMessages.cannot("read", path, e));
        }
    }

    private static SolveException damaged(Path path) {
        return new SolveException(
                path + " is truncated or damaged: its checksum does not match; solve the problem again");
    }

    private static void text(DataOutputStream data, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        data.writeInt(bytes.length);
        data.write(bytes);
    }

    private static String text(DataInputStream data) throws IOException {
        byte[] bytes = data.readNBytes(data.readInt());
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static long checksum(byte[] bytes, int length) {
        CRC32 crc = new CRC32();
        crc.update(bytes, 0, length);
        return crc.getValue();
    }

    private static long readLong(byte[] bytes, int offset) {
        return ByteBuffer.wrap(bytes, offset, Long.BYTES).getLong();
    }
}
