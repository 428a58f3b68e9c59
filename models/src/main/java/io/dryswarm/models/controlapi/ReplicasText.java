package io.dryswarm.models.controlapi;

import io.dryswarm.models.spec.ServiceMode;
import io.dryswarm.models.spec.ServiceSpec;

/** The column REPLICAS. Source: control-plane facts 13; docker/cli cli/command/service/formatter.go. */
final class ReplicasText {
  private ReplicasText() {}

  static String of(ApiReply.ServiceEntry entry) {
    String counts = entry.running() + "/" + entry.desired();
    ServiceSpec spec = entry.service().spec();
    if (spec.mode() instanceof ServiceMode.ReplicatedJob job) {
      return counts + " (" + entry.completed() + "/" + job.totalCompletions() + " completed)";
    } else if (spec.mode() instanceof ServiceMode.GlobalJob) {
      int all = entry.desired() + entry.completed();
      return counts + " (" + entry.completed() + "/" + all + " completed)";
    } else if (spec.mode() instanceof ServiceMode.Replicated
        && spec.task().placement().maxReplicas() > 0) {
      return counts + " (max " + spec.task().placement().maxReplicas() + " per node)";
    }
    return counts;
  }
}
