package dev.fluxion.stablegrad;

import dev.fluxion.kernels.Buffer;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Numbers, strings and arrays in a binary file, big-endian, in the order in which they are put. */
final class CheckpointFile implements Closeable {
    private static final int CHUNK = 1 << 20;

    private final FileChannel channel;
    private final ByteBuffer bytes = ByteBuffer.allocateDirect(CHUNK);

    private CheckpointFile(FileChannel channel) {
        this.channel = channel;
    }

    /** What is put into a new file. */
    interface Content {
        void writeTo(CheckpointFile file) throws IOException;
    }

    /** Writes {@code content} beside {@code target} and then moves it there in one step: there is always a whole file. */
    static void replace(Path target, Content content) throws IOException {
        Path folder = target.toAbsolutePath().getParent();
        Path fresh = Files.createTempFile(folder, target.getFileName().toString(), ".part");
        try {
            try (CheckpointFile file = new CheckpointFile(FileChannel.open(fresh, StandardOpenOption.WRITE))) {
                content.writeTo(file);
                file.flush();
                file.channel.force(true);
            }
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /** Opens a file for reading. */
    static CheckpointFile open(Path source) throws IOException {
        CheckpointFile file = new CheckpointFile(FileChannel.open(source, StandardOpenOption.READ));
        file.bytes.flip();
        return file;
    }

    void putLong(long value) throws IOException {
        room(Long.BYTES).putLong(value);
    }

    void putDouble(double value) throws IOException {
        room(Double.BYTES).putDouble(value);
    }

    void putDoubles(double[] values) throws IOException {
        putLong(values.length);
        for (double value : values) {
            putDouble(value);
        }
    }

    void putString(String text) throws IOException {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        putLong(utf8.length);
        for (byte b : utf8) {
            room(1).put(b);
        }
    }

    void putBuffer(Buffer buffer) throws IOException {
        putLong(buffer.precision().bytes());
        switch (buffer) {
            case Buffer.F32(float[] values) -> {
                putLong(values.length);
                for (float value : values) {
                    room(Float.BYTES).putFloat(value);
                }
            }
            case Buffer.F64(double[] values) -> putDoubles(values);
        }
    }

    long getLong() throws IOException {
        return available(Long.BYTES).getLong();
    }

    int getInt() throws IOException {
        return Math.toIntExact(getLong());
    }

    double getDouble() throws IOException {
        return available(Double.BYTES).getDouble();
    }

    double[] getDoubles() throws IOException {
        double[] values = new double[count(Double.BYTES)];
        for (int i = 0; i < values.length; i++) {
            values[i] = getDouble();
        }
        return values;
    }

    String getString() throws IOException {
        byte[] utf8 = new byte[count(1)];
        for (int i = 0; i < utf8.length; i++) {
            utf8[i] = available(1).get();
        }
        return new String(utf8, StandardCharsets.UTF_8);
    }

    Buffer getBuffer() throws IOException {
        long width = getLong();
        if (width == Double.BYTES) {
            return new Buffer.F64(getDoubles());
        }
        if (width != Float.BYTES) {
            throw new IOException("elements of " + width + " bytes");
        }
        float[] values = new float[count(Float.BYTES)];
        for (int i = 0; i < values.length; i++) {
            values[i] = available(Float.BYTES).getFloat();
        }
        return new Buffer.F32(values);
    }

    /** A count of elements, checked against what is left in the file before anything is allocated. */
    private int count(int width) throws IOException {
        long count = getLong();
        long left = channel.size() - channel.position() + bytes.remaining();
        if (count < 0 || count > left / width) {
            throw new EOFException(count + " elements announced, " + left + " bytes left");
        }
        return Math.toIntExact(count);
    }

    private ByteBuffer room(int size) throws IOException {
        if (bytes.remaining() < size) {
            flush();
        }
        return bytes;
    }

    private void flush() throws IOException {
        bytes.flip();
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        bytes.clear();
    }

    private ByteBuffer available(int size) throws IOException {
        if (bytes.remaining() < size) {
            bytes.compact();
            while (bytes.position() < size) {
                if (channel.read(bytes) < 0) {
                    throw new EOFException("the file ends early");
                }
            }
            bytes.flip();
        }
        return bytes;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
