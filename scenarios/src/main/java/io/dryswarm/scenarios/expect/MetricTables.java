package io.dryswarm.scenarios.expect;

import io.dryswarm.models.result.RunResult.ControlPlaneResult;
import io.dryswarm.models.result.RunResult.FaultResult;
import io.dryswarm.models.result.RunResult.ItemResult;
import io.dryswarm.models.result.RunResult.RequestResult;
import io.dryswarm.models.result.RunResult.ServiceResult;
import io.dryswarm.models.result.RunResult.TaskResult;
import io.dryswarm.models.result.SecretResult;
import java.util.List;

/** All metrics, by what they are about. Documented in {@code docs/scenario-language.md}; a test holds the page against these tables. */
final class MetricTables {
  /** {@code <users>.<metric>} */
  static final MetricTable<RequestResult> USERS = new MetricTable<RequestResult>()
      .withHistogram("latency", RequestResult::latency)
      .with("errors", Unit.SHARE, r -> Measured.share(r.failed(), r.sent()))
      .withCount("failed", RequestResult::failed)
      .withCount("requests", RequestResult::sent)
      .withCount("ok", RequestResult::ok)
      .withCount("retried", RequestResult::retried)
      .withCount("tries", RequestResult::tries);

  /** {@code <item>.<metric>} */
  static final MetricTable<ItemResult> ITEMS = new MetricTable<ItemResult>()
      .withCount("offered", ItemResult::offered)
      .withCount("accepted", ItemResult::accepted)
      .withCount("stored", ItemResult::stored)
      .withCount("waiting", ItemResult::waiting)
      .withCount("lost", ItemResult::lostTotal)
      .withCount("stranded", ItemResult::strandedTotal)
      .withCount("peak_queue", ItemResult::peakQueue)
      .withHistogram("store_latency", ItemResult::storeLatency)
      .withHistogram("seen_latency", ItemResult::seenLatency);

  /** {@code <service>.<metric>} */
  static final MetricTable<ServiceResult> SERVICES = new MetricTable<ServiceResult>()
      .with("utilisation", Unit.SHARE, s -> Measured.of(s.utilisation()))
      .with("mean_queue", Unit.NUMBER, s -> Measured.of(s.meanQueue()))
      .withCount("max_queue", ServiceResult::maxQueue)
      .withCount("served", ServiceResult::served)
      .withCount("restarts", ServiceResult::restarts)
      .withCount("fewest_serving", ServiceResult::fewestServing)
      .withCount("most_serving", ServiceResult::mostServing);

  /** Of {@link #TASKS}, with the name of a node in parentheses. */
  static final String TASKS_ON = "tasks_on";

  /** {@code <service>.<metric>} too */
  static final MetricTable<TaskResult> TASKS = new MetricTable<TaskResult>()
      .withCount("running", TaskResult::running)
      .withCountAt(TASKS_ON, (t, node) -> t.runningByNode().getOrDefault(node, 0L))
      .withCount("pending_tasks", TaskResult::pending)
      .withCount("completed_tasks", TaskResult::completed)
      .withCount("failed_tasks", TaskResult::failed)
      .with("update", Unit.STATES, t -> Measured.ofStates(last(t.updates())))
      .with("update_path", Unit.STATES, t -> Measured.ofStates(t.updates()));

  /** {@code recovery(<node>).<metric>} */
  static final MetricTable<FaultResult> RECOVERY = new MetricTable<FaultResult>()
      .withTime("gossip", FaultResult::gossipNs)
      .withTime("detected", FaultResult::detectedNs)
      .withTime("rescheduled", FaultResult::rescheduledNs)
      .withTime("first_healthy", FaultResult::firstHealthyNs)
      .withTime("full_capacity", FaultResult::fullCapacityNs)
      .withCount(
          "failed",
          f -> f.failedByCause().values().stream().mapToLong(Long::longValue).sum())
      .withCount("retried", FaultResult::retried)
      .withCount("tasks_lost", FaultResult::tasksLost);

  /** {@code secret(<name>).<metric>} and {@code config(<name>).<metric>} */
  static final MetricTable<SecretResult> SECRETS = new MetricTable<SecretResult>()
      .withTime("propagation", SecretResult::propagationMaxNs)
      .withTime("propagation_median", SecretResult::propagationMedianNs)
      .withTime("delivery", SecretResult::deliveryMaxNs)
      .withTime("delivery_median", SecretResult::deliveryMedianNs)
      .withTime("rotation", SecretResult::rotationNs)
      .withCount("nodes", s -> s.files().size())
      .withCount("restarts", SecretResult::restarts)
      .withCount("failed", SecretResult::failed)
      .withCount("retried", SecretResult::retried);

  /** {@code control.<metric>} */
  static final MetricTable<ControlPlaneResult> CONTROL = new MetricTable<ControlPlaneResult>()
      .withCount("elections", ControlPlaneResult::elections)
      .withTime("leaderless", ControlPlaneResult::leaderlessNs)
      .withCount("commits", ControlPlaneResult::commits)
      .withHistogram("commit_latency", ControlPlaneResult::commitLatency)
      .withCount("term", ControlPlaneResult::term)
      .withCount("refused", ControlPlaneResult::refused);

  private MetricTables() {}

  private static List<String> last(List<String> states) {
    return states.subList(Math.max(0, states.size() - 1), states.size());
  }
}
