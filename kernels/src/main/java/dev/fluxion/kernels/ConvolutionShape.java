package dev.fluxion.kernels;

/**
 * The shape of a two-dimensional convolution with zero padding:
 * {@code y[oy][ox][co] = Σ_{ky,kx,ci} x[oy·stride + ky·dilation - padding][ox·stride + kx·dilation - padding][ci] · w[ky][kx][ci][co]}, where output
 * co sees the inputs ci of its own group only.
 *
 * @param height rows of the input image
 * @param width columns of the input image
 * @param inputs channels of the input
 * @param outputs channels of the output
 * @param kernelHeight rows of the kernel
 * @param kernelWidth columns of the kernel
 * @param stride distance of neighbouring output pixels in the input, both ways
 * @param padding zeros around the image, on all four sides
 * @param dilation distance of neighbouring taps in the input, both ways
 * @param groups divides inputs and outputs
 */
public record ConvolutionShape(
        int height,
        int width,
        int inputs,
        int outputs,
        int kernelHeight,
        int kernelWidth,
        int stride,
        int padding,
        int dilation,
        int groups) {
    /** @throws IllegalArgumentException for a number out of range, groups that do not divide the channels, or an empty output */
    public ConvolutionShape {
        String numbers = height + "x" + width + "x" + inputs + " to " + outputs + " channels by " + kernelHeight + "x"
                + kernelWidth + ", stride " + stride + ", padding " + padding + ", dilation " + dilation + ", groups "
                + groups;
        if (Math.min(Math.min(height, width), Math.min(inputs, outputs)) < 1
                || Math.min(kernelHeight, kernelWidth) < 1
                || Math.min(stride, Math.min(dilation, groups)) < 1
                || padding < 0) {
            throw new IllegalArgumentException("not a convolution: " + numbers);
        }
        if (inputs % groups != 0 || outputs % groups != 0) {
            throw new IllegalArgumentException("groups must divide both numbers of channels: " + numbers);
        }
        if (height + 2 * padding < (kernelHeight - 1) * dilation + 1
                || width + 2 * padding < (kernelWidth - 1) * dilation + 1) {
            throw new IllegalArgumentException("the kernel is larger than the padded image: " + numbers);
        }
    }

    /** A square kernel with dilation 1, one group, and as much padding as keeps the size at stride 1; the kernel is odd. */
    public static ConvolutionShape same(int height, int width, int inputs, int outputs, int kernel, int stride) {
        return new ConvolutionShape(height, width, inputs, outputs, kernel, kernel, stride, kernel / 2, 1, 1);
    }

    /** Rows of the output image. */
    public int outputHeight() {
        return (height + 2 * padding - (kernelHeight - 1) * dilation - 1) / stride + 1;
    }

    /** Columns of the output image. */
    public int outputWidth() {
        return (width + 2 * padding - (kernelWidth - 1) * dilation - 1) / stride + 1;
    }

    /** Taps of the kernel. */
    public int taps() {
        return kernelHeight * kernelWidth;
    }

    /** Number of weights {@code [ky][kx][ci within the group][co]}. */
    public int weights() {
        return taps() * (inputs / groups) * outputs;
    }

    /** The first row or column of the image in the window of output row or column o. */
    int firstPixel(int o) {
        int first = o * stride - padding;
        return first >= 0 ? first : first + Math.ceilDiv(-first, dilation) * dilation;
    }

    /** The last row of the image in the window of output row o. */
    int lastRow(int o) {
        return Math.min(height - 1, o * stride - padding + (kernelHeight - 1) * dilation);
    }

    /** The last column of the image in the window of output column o. */
    int lastColumn(int o) {
        return Math.min(width - 1, o * stride - padding + (kernelWidth - 1) * dilation);
    }
}
