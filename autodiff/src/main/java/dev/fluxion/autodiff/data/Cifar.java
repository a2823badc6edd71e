package dev.fluxion.autodiff.data;

import dev.fluxion.autodiff.image.ImageShape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * CIFAR-10 and CIFAR-100 (Krizhevsky, Learning multiple layers of features from tiny images, 2009) in their binary form: records of one label, or a coarse and a fine
 * one, then 32×32 red, green and blue bytes. Pixels are given less the mean of their colour over the training images, by its standard deviation.
 *
 * <p>The archives {@code cifar-10-binary.tar.gz} and {@code cifar-100-binary.tar.gz} unpack to the folders that are read here.
 */
public final class Cifar implements ImageSet {
    private static final ImageShape SHAPE = new ImageShape(32, 32, 3);

    /**
     * What a record holds.
     *
     * @param labels bytes before the pixels; the last one is the class
     * @param mean of each colour over the training images, in units of 255
     * @param deviation standard deviation of each colour, in units of 255
     */
    enum Format {
        TEN(10, 1, new double[] {0.4914, 0.4822, 0.4465}, new double[] {0.2470, 0.2435, 0.2616}),
        HUNDRED(100, 2, new double[] {0.5071, 0.4865, 0.4409}, new double[] {0.2673, 0.2564, 0.2762});

        private final int classes;
        private final int labels;
        private final double[] mean;
        private final double[] deviation;

        Format(int classes, int labels, double[] mean, double[] deviation) {
            this.classes = classes;
            this.labels = labels;
            this.mean = mean;
            this.deviation = deviation;
        }

        int record() {
            return labels + SHAPE.elements();
        }
    }

    private final Format format;
    private final List<byte[]> files;
    private final int perFile;

    private Cifar(Format format, List<byte[]> files, int perFile) {
        this.format = format;
        this.files = files;
        this.perFile = perFile;
    }

    /**
     * CIFAR-10.
     *
     * @param folder holds {@code data_batch_1.bin} to {@code data_batch_5.bin} and {@code test_batch.bin}
     * @param training the 50 000 training images, else the 10 000 test images
     * @throws IOException if a file is missing, has not the size of 10 000 records, or holds a label that does not exist
     */
    public static Cifar ten(Path folder, boolean training) throws IOException {
        List<String> names = training
                ? List.of(
                        "data_batch_1.bin",
                        "data_batch_2.bin",
                        "data_batch_3.bin",
                        "data_batch_4.bin",
                        "data_batch_5.bin")
                : List.of("test_batch.bin");
        return read(Format.TEN, folder, names, 10_000);
    }

    /**
     * CIFAR-100, with its fine labels.
     *
     * @param folder holds {@code train.bin} and {@code test.bin}
     * @param training the 50 000 training images, else the 10 000 test images
     * @throws IOException if the file is missing, has not the size of so many records, or holds a label that does not exist
     */
    public static Cifar hundred(Path folder, boolean training) throws IOException {
        return training
                ? read(Format.HUNDRED, folder, List.of("train.bin"), 50_000)
                : read(Format.HUNDRED, folder, List.of("test.bin"), 10_000);
    }

    static Cifar read(Format format, Path folder, List<String> names, int perFile) throws IOException {
        List<byte[]> files = new ArrayList<>();
        for (String name : names) {
            Path file = folder.resolve(name);
            if (!Files.isRegularFile(file)) {
                throw new IOException("no file " + file + "; the binary form of the images is needed");
            }
            long expected = (long) perFile * format.record();
            if (Files.size(file) != expected) {
                throw new IOException(file + " has " + Files.size(file) + " bytes, not the " + expected + " of "
                        + perFile + " images of " + format.record() + " bytes");
            }
            byte[] bytes = Files.readAllBytes(file);
            for (int i = 0; i < perFile; i++) {
                int label = bytes[i * format.record() + format.labels - 1] & 0xFF;
                if (label >= format.classes) {
                    throw new IOException(file + ": image " + i + " has the label " + label + ", not one of 0 to "
                            + (format.classes - 1));
                }
            }
            files.add(bytes);
        }
        return new Cifar(format, files, perFile);
    }

    @Override
    public ImageShape shape() {
        return SHAPE;
    }

    @Override
    public int classes() {
        return format.classes;
    }

    @Override
    public int count() {
        return files.size() * perFile;
    }

    @Override
    public int label(int index) {
        return files.get(index / perFile)[index % perFile * format.record() + format.labels - 1];
    }

    @Override
    public void pixels(int index, double[] pixels) {
        byte[] bytes = files.get(index / perFile);
        int first = index % perFile * format.record() + format.labels;
        int plane = SHAPE.pixels();
        for (int i = 0; i < plane; i++) {
            for (int k = 0; k < SHAPE.channels(); k++) {
                double value = (bytes[first + k * plane + i] & 0xFF) / 255.0;
                pixels[SHAPE.channels() * i + k] = (value - format.mean[k]) / format.deviation[k];
            }
        }
    }
}
