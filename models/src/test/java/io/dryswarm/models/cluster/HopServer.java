package io.dryswarm.models.cluster;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** A program with workers and an accept queue, first come first served. Part of the hop-by-hop oracle. */
final class HopServer {
  final int node;
  boolean alive = true;
  private final int workers;
  private final int backlog;
  private final List<HopRequest> served = new ArrayList<>();
  private final ArrayDeque<HopRequest> accepted = new ArrayDeque<>();

  HopServer(int node, int workers, int backlog) {
    this.node = node;
    this.workers = workers;
    this.backlog = backlog;
  }

  /** Another connection has no place: its SYN is dropped. */
  boolean isFull() {
    return served.size() == workers && accepted.size() >= backlog;
  }

  /** Whether a worker takes it at once. */
  boolean takes(HopRequest request) {
    if (served.size() < workers) {
      served.add(request);
      return true;
    }
    accepted.add(request);
    return false;
  }

  /** One is done; the next one that a worker takes, or {@code null}. */
  HopRequest done(HopRequest request) {
    served.remove(request);
    HopRequest next = accepted.poll();
    if (next != null) {
      served.add(next);
    }
    return next;
  }

  /** The process ends; whom it leaves behind. */
  List<HopRequest> end() {
    alive = false;
    List<HopRequest> left = new ArrayList<>(served);
    left.addAll(accepted);
    served.clear();
    accepted.clear();
    return left;
  }
}
