/**
 * Optimisation on flat buffers: StableGrad, first- and quasi-Newton methods, the training loop, checkpoints.
 *
 * <p>What is minimised is a {@link dev.fluxion.stablegrad.TermObjective}: a weighted sum of named terms over one flat parameter buffer
 * whose {@link dev.fluxion.stablegrad.ParameterLayout} names its blocks. How it is minimised is a list of stages, each a record:
 *
 * {@snippet :
 * List<StageConfig> stages = List.of(
 *         new StageConfig.FirstOrder("adam", FirstOrderMethod.adam(), 1000, 1e-3, new Schedule.Cosine(0),
 *                 Optional.of(StableGradOptions.DEFAULT), OptionalDouble.empty()),
 *         new StageConfig.Bfgs("bfgs", 3000, 1e-10, StageConfig.Bfgs.Update.SSBROYDEN));
 * TrainingOptions options = TrainingOptions.DEFAULT.withTimeLimit(60); // for Trainer.train(objective, initial, stages, options, listener)
 * }
 *
 * <p><b>StableGrad</b> (after arXiv 2605.19856, May 2026) brings the gradient of every weight block to the spread of the prediction gradient before
 * an optimizer sees it: g ← g·r/s. The paper is known to us by its abstract and short summaries; everything beyond those, the choice of
 * statistics, references, and what counts as the prediction gradient of a PINN, is our reconstruction. The pass costs one read of the
 * gradient, which finds non-finite values as well; the factors are applied in the registers of the optimizer's own sweep.
 *
 * <p><b>Which method?</b> Up to some thousand parameters, a short first-order stage followed by
 * {@link dev.fluxion.stablegrad.StageConfig.Bfgs} in double precision ends several decades below anything else here; its matrix has n²
 * elements. Beyond 8000 parameters, {@link dev.fluxion.stablegrad.StageConfig.LBfgs}. Both need points and weights that stay fixed, and refuse StableGrad.
 *
 * <p><b>What ends a run</b> is a {@link dev.fluxion.stablegrad.StopReason} with a sentence that holds the numbers. A loss or gradient that is not
 * finite is not an exception: the last good parameters are kept, and the message names the term and the block. Loss and terms in events
 * and results always belong to the parameters beside them.
 *
 * <p><b>Bits.</b> The same objective, start and options give the same bits, whatever the number of threads; a run resumed from a
 * {@link dev.fluxion.stablegrad.Checkpoint} takes the same steps as one never interrupted.
 */
package dev.fluxion.stablegrad;
