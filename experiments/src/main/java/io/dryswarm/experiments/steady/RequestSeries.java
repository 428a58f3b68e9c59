package io.dryswarm.experiments.steady;

import io.dryswarm.models.workload.FailureCause;
import io.dryswarm.models.workload.RequestObserver;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Every request of one run that has ended, by group of users. */
public final class RequestSeries implements RequestObserver {
  /**
   * One request.
   *
   * @param arrivedNs when the user wanted something
   * @param latencyNs until the last byte, or until the user gave up
   */
  public record Request(long arrivedNs, long latencyNs, boolean failed) {}

  private final SortedMap<String, List<Request>> byUsers = new TreeMap<>();

  @Override
  public void ended(String users, long arrivedNs, long endedNs, @Nullable FailureCause cause) {
    byUsers
        .computeIfAbsent(users, name -> new ArrayList<>())
        .add(new Request(arrivedNs, endedNs - arrivedNs, cause != null));
  }

  /** In the order of arrival. */
  public List<Request> of(String users) {
    List<Request> requests = new ArrayList<>(byUsers.getOrDefault(users, List.of()));
    requests.sort(Comparator.comparingLong(Request::arrivedNs));
    return requests;
  }
}
