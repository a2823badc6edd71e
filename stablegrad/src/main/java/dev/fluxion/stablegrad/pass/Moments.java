package dev.fluxion.stablegrad.pass;

/** Count, mean and sum of squared deviations of a sequence, merged from parts (Chan, Golub and LeVeque 1983). */
public final class Moments {
    private double count;
    private double mean;
    private double squares;

    /** Forgets everything. */
    public void clear() {
        count = 0;
        mean = 0;
        squares = 0;
    }

    /** Adds a part of {@code n} elements with the given mean and sum of squared deviations from it. */
    void merge(double n, double partMean, double partSquares) {
        double total = count + n;
        double delta = partMean - mean;
        mean += delta * (n / total);
        squares += partSquares + delta * delta * (count * (n / total));
        count = total;
    }

    public double mean() {
        return mean;
    }

    /** Population standard deviation; 0 of nothing. */
    public double standardDeviation() {
        return count == 0 ? 0 : Math.sqrt(squares / count);
    }

    /** √(mean of squares); 0 of nothing. */
    public double rootMeanSquare() {
        return count == 0 ? 0 : Math.sqrt(squares / count + mean * mean);
    }

    /** False if an element was not finite, or so large (1e154) that its square is not. */
    public boolean finite() {
        return Double.isFinite(squares) && Double.isFinite(mean * mean * count);
    }
}
