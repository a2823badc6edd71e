package dev.fluxion.stablegrad;

import dev.fluxion.kernels.Buffer;
import java.util.ArrayList;
import java.util.List;

/** The training loop: stages in order, each until its own end or the end of training. */
public final class Trainer {
    private Trainer() {}

    /**
     * Minimises {@code objective} from {@code initial}, which is not modified.
     *
     * @throws IllegalArgumentException if lengths disagree, no stage is given, or a stage cannot work on this many parameters
     */
    public static TrainingResult train(
            TermObjective objective,
            Buffer initial,
            List<StageConfig> stages,
            TrainingOptions options,
            TrainingListener listener) {
        check(objective, initial, stages);
        Run run = new Run(objective, initial.copy(), options, listener, 0);
        List<StageResult> results = new ArrayList<>();
        for (StageConfig config : stages) {
            listener.stage(config, run.step);
            Stage stage = stage(run, config);
            Stage.Outcome outcome = stage.run(0, stageStep -> {});
            StageResult result =
                    new StageResult(config.name(), outcome.stageStep(), outcome.reason(), outcome.message(), run.loss);
            results.add(result);
            listener.stageEnded(result);
            if (outcome.reason().endsTraining()) {
                break;
            }
        }
        StageResult last = results.getLast();
        return new TrainingResult(
                run.parameters,
                run.step,
                run.seconds(),
                last.reason(),
                last.message(),
                run.loss,
                run.terms,
                objective.weights(),
                List.copyOf(results));
    }

    private static Stage stage(Run run, StageConfig config) {
        return switch (config) {
            case StageConfig.FirstOrder f -> new FirstOrderStage(run, f);
            case StageConfig.LBfgs l -> new QuasiNewtonStage(run, l);
            case StageConfig.Bfgs b -> new QuasiNewtonStage(run, b);
        };
    }

    private static void check(TermObjective objective, Buffer initial, List<StageConfig> stages) {
        int length = objective.layout().length();
        if (initial.length() != length) {
            throw new IllegalArgumentException(initial.length() + " initial parameters for an objective of " + length);
        }
        if (stages.isEmpty()) {
            throw new IllegalArgumentException("no training stage");
        }
    }
}
