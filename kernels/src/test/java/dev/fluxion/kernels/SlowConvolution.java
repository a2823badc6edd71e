package dev.fluxion.kernels;

/** The definition of a convolution, without padding lanes, in double. */
final class SlowConvolution {
    private SlowConvolution() {}

    /** The output {@code [oy][ox][co]}, and the sums of the terms' absolute values. */
    static double[][] forward(ConvolutionShape s, double[] x, double[] w, double[] bias) {
        int perGroup = s.inputs() / s.groups();
        int n = s.outputHeight() * s.outputWidth() * s.outputs();
        double[] y = new double[n];
        double[] size = new double[n];
        for (int i = 0; i < n; i++) {
            int co = i % s.outputs();
            int ox = i / s.outputs() % s.outputWidth();
            int oy = i / s.outputs() / s.outputWidth();
            int group = co / (s.outputs() / s.groups());
            y[i] = bias[co];
            size[i] = Math.abs(bias[co]);
            for (int t = 0; t < s.taps(); t++) {
                int iy = oy * s.stride() + t / s.kernelWidth() * s.dilation() - s.padding();
                int ix = ox * s.stride() + t % s.kernelWidth() * s.dilation() - s.padding();
                if (iy < 0 || iy >= s.height() || ix < 0 || ix >= s.width()) {
                    continue;
                }
                for (int c = 0; c < perGroup; c++) {
                    double term = x[(iy * s.width() + ix) * s.inputs() + group * perGroup + c]
                            * w[(t * perGroup + c) * s.outputs() + co];
                    y[i] += term;
                    size[i] += Math.abs(term);
                }
            }
        }
        return new double[][] {y, size};
    }
}
