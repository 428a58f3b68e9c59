package io.dryswarm.models.result;

import io.dryswarm.core.Digest;
import java.util.SortedMap;
import org.HdrHistogram.Histogram;

/** A hash over what a run showed, and over nothing else: it tells changed results from changed insides. */
public final class ResultDigest {
  private final Digest digest = new Digest();

  private ResultDigest() {}

  /** Covers all of a result but the name of the run, the number of events and the digests themselves. */
  public static long of(RunResult result) {
    ResultDigest d = new ResultDigest();
    d.digest.add(result.durationNs());
    d.digest.add(result.managers());
    d.digest.add(result.workers());
    result.timeline().forEach(d::entry);
    result.requests().forEach(d::request);
    result.services().forEach(d::service);
    result.items().forEach(d::item);
    result.faults().forEach(d::fault);
    result.findings().forEach(d.digest::add);
    d.digest.add(result.controlPlane().elections());
    d.digest.add(result.controlPlane().leaderlessNs());
    d.digest.add(result.controlPlane().commits());
    d.histogram(result.controlPlane().commitLatency());
    d.digest.add(result.controlPlane().term());
    d.digest.add(result.controlPlane().refused());
    result.tasks().forEach(d::tasks);
    result.secrets().forEach(d::secret);
    return d.digest.value();
  }

  private void entry(RunResult.TimelineEntry entry) {
    digest.add(entry.timeNs());
    digest.add(entry.code());
    digest.add(entry.actor());
    digest.add(entry.text());
  }

  private void request(RunResult.RequestResult request) {
    digest.add(request.users());
    digest.add(request.request());
    digest.add(request.sent());
    digest.add(request.ok());
    counts(request.errors());
    digest.add(request.retried());
    digest.add(request.unfinished());
    histogram(request.latency());
    digest.add(request.tries());
  }

  private void service(RunResult.ServiceResult service) {
    digest.add(service.service());
    digest.add(service.served());
    digest.add(Double.doubleToLongBits(service.utilisation()));
    digest.add(Double.doubleToLongBits(service.meanQueue()));
    digest.add(service.maxQueue());
    digest.add(service.restarts());
    digest.add(service.fewestServing());
    digest.add(service.mostServing());
  }

  private void tasks(RunResult.TaskResult tasks) {
    digest.add(tasks.service());
    digest.add(tasks.pending());
    digest.add(tasks.completed());
    digest.add(tasks.failed());
    counts(tasks.runningByNode());
    tasks.updates().forEach(digest::add);
  }

  private void secret(SecretResult secret) {
    digest.add(secret.kind().label());
    digest.add(secret.name());
    digest.add(secret.createdNs());
    for (SecretResult.NodeFile file : secret.files()) {
      digest.add(file.node());
      digest.add(file.atNs());
      digest.add(file.sinceCreationNs());
      digest.add(file.sinceTaskNs());
      digest.add(file.containers());
    }
    digest.add(secret.replacedBy());
    digest.add(secret.rotatedNs());
    digest.add(secret.rotationNs());
    digest.add(secret.restarts());
    counts(secret.failedByCause());
    digest.add(secret.retried());
  }

  private void item(RunResult.ItemResult item) {
    digest.add(item.item());
    digest.add(item.offered());
    digest.add(item.accepted());
    digest.add(item.stored());
    digest.add(item.waiting());
    counts(item.stranded());
    counts(item.lost());
    histogram(item.storeLatency());
    histogram(item.seenLatency());
    digest.add(item.peakQueue());
  }

  private void fault(RunResult.FaultResult fault) {
    digest.add(fault.fault());
    digest.add(fault.node());
    digest.add(fault.atNs());
    digest.add(fault.tasksLost());
    digest.add(fault.gossipNs());
    digest.add(fault.detectedNs());
    digest.add(fault.rescheduledNs());
    digest.add(fault.firstHealthyNs());
    digest.add(fault.fullCapacityNs());
    counts(fault.failedByCause());
    digest.add(fault.retried());
    fault.notes().forEach(digest::add);
  }

  private void counts(SortedMap<String, Long> counts) {
    counts.forEach((name, count) -> {
      digest.add(name);
      digest.add(count);
    });
  }

  /** The histogram's own iterator also looks at all values below the smallest, and at each through half a dozen calls. */
  private void histogram(Histogram histogram) {
    digest.add(histogram.getTotalCount());
    long mostNs = histogram.getTotalCount() == 0 ? -1 : histogram.getMaxValue();
    for (long ns = histogram.getMinValue();
        ns <= mostNs;
        ns = histogram.nextNonEquivalentValue(ns)) {
      long count = histogram.getCountAtValue(ns);
      if (count > 0) {
        digest.add(histogram.highestEquivalentValue(ns));
        digest.add(count);
      }
    }
  }
}
