package dev.fluxion.examples.reference;

/** X_k = Σ_j x_j exp(-2πi jk/n) and its inverse, for n a power of two (Cooley and Tukey 1965). */
final class Fft {
    private final int n;
    private final double[] cosine;
    private final double[] sine;

    Fft(int n) {
        if (n < 2 || Integer.bitCount(n) != 1) {
            throw new IllegalArgumentException("the length of a transform must be a power of two, not " + n);
        }
        this.n = n;
        cosine = new double[n / 2];
        sine = new double[n / 2];
        for (int k = 0; k < n / 2; k++) {
            cosine[k] = Math.cos(2 * Math.PI * k / n);
            sine[k] = Math.sin(2 * Math.PI * k / n);
        }
    }

    int length() {
        return n;
    }

    /** x ← X. Both arrays, of n values: modified. */
    void forward(double[] real, double[] imaginary) {
        transform(real, imaginary, -1);
    }

    /** X ← x, scaled by 1/n. Both arrays, of n values: modified. */
    void inverse(double[] real, double[] imaginary) {
        transform(real, imaginary, 1);
        for (int i = 0; i < n; i++) {
            real[i] /= n;
            imaginary[i] /= n;
        }
    }

    private void transform(double[] real, double[] imaginary, int sign) {
        int shift = Integer.numberOfLeadingZeros(n) + 1;
        for (int i = 0; i < n; i++) {
            int j = Integer.reverse(i) >>> shift;
            if (i < j) {
                swap(real, i, j);
                swap(imaginary, i, j);
            }
        }
        for (int half = 1; half < n; half *= 2) {
            int stride = n / (2 * half);
            for (int start = 0; start < n; start += 2 * half) {
                for (int k = 0; k < half; k++) {
                    double c = cosine[k * stride];
                    double s = sign * sine[k * stride];
                    int a = start + k;
                    int b = a + half;
                    double re = c * real[b] - s * imaginary[b];
                    double im = c * imaginary[b] + s * real[b];
                    real[b] = real[a] - re;
                    imaginary[b] = imaginary[a] - im;
                    real[a] += re;
                    imaginary[a] += im;
                }
            }
        }
    }

    private static void swap(double[] values, int i, int j) {
        double kept = values[i];
        values[i] = values[j];
        values[j] = kept;
    }
}
