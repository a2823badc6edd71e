package dev.fluxion.autodiff.data;

/** Logistic regression on the pixels, by stochastic gradient descent, image by image. */
final class LinearClassifier {
    private final ImageSet set;
    private final double[][] weights;
    private final double[] biases;

    LinearClassifier(ImageSet set) {
        this.set = set;
        weights = new double[set.classes()][set.shape().elements()];
        biases = new double[set.classes()];
    }

    void train(int epochs, double rate) {
        double[] x = new double[set.shape().elements()];
        for (int step = 0; step < epochs * set.count(); step++) {
            int i = step % set.count();
            set.pixels(i, x);
            double[] p = logits(x);
            double sum = 0;
            for (int c = 0; c < p.length; c++) {
                p[c] = Math.exp(p[c]);
                sum += p[c];
            }
            for (int c = 0; c < p.length; c++) {
                double error = p[c] / sum - (c == set.label(i) ? 1 : 0);
                biases[c] -= rate * error;
                for (int k = 0; k < x.length; k++) {
                    weights[c][k] -= rate * error * x[k];
                }
            }
        }
    }

    double accuracy(ImageSet test) {
        int right = 0;
        double[] x = new double[test.shape().elements()];
        for (int i = 0; i < test.count(); i++) {
            test.pixels(i, x);
            double[] z = logits(x);
            int best = 0;
            for (int c = 1; c < z.length; c++) {
                best = z[c] > z[best] ? c : best;
            }
            right += best == test.label(i) ? 1 : 0;
        }
        return (double) right / test.count();
    }

    private double[] logits(double[] x) {
        double[] z = biases.clone();
        for (int c = 0; c < z.length; c++) {
            for (int k = 0; k < x.length; k++) {
                z[c] += weights[c][k] * x[k];
            }
        }
        return z;
    }
}
