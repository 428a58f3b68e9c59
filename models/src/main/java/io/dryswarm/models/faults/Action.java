package io.dryswarm.models.faults;

import io.dryswarm.core.Time;
import java.util.List;

/** What can happen to a node, its engine, a container or the network. */
public sealed interface Action {
  /** As the {@code forNs} of a network fault: to the end of the run. */
  long FOR_GOOD = Time.NEVER;

  /** As a scenario calls it: {@code kill-engine}. */
  String verb();

  /** What happens to one node. */
  sealed interface OnNode extends Action {
    /** The node; of a container, where it is. */
    NodeRef node();
  }

  /** Power off. */
  record Crash(NodeRef node) implements OnNode {
    @Override
    public String verb() {
      return "crash";
    }
  }

  /** Power on; the engine runs after the machine's boot time. */
  record Restart(NodeRef node) implements OnNode {
    @Override
    public String verb() {
      return "restart";
    }
  }

  /** SIGKILL to the engine: its containers go on. */
  record KillEngine(NodeRef node) implements OnNode {
    @Override
    public String verb() {
      return "kill-engine";
    }
  }

  /** SIGTERM to the engine: it removes its containers and ends; the managers are not told. */
  record StopEngine(NodeRef node) implements OnNode {
    @Override
    public String verb() {
      return "stop-engine";
    }
  }

  /** Start of an engine whose machine has power. */
  record StartEngine(NodeRef node) implements OnNode {
    @Override
    public String verb() {
      return "start-engine";
    }
  }

  /** {@code docker kill} of the container of the running task of a slot. */
  record KillTask(NodeRef.OfTask node) implements OnNode {
    @Override
    public String verb() {
      return "kill-task";
    }
  }

  /**
   * The node's cable is pulled; everything on the node runs on.
   *
   * @param forNs until it is plugged in again, or {@link #FOR_GOOD}
   */
  record LinkDown(NodeRef node, long forNs) implements OnNode {
    @Override
    public String verb() {
      return "link-down";
    }
  }

  /**
   * The node misses that back ends of a service drain or go: it keeps them in its load balancers until its engine starts again.
   *
   * @param service full name
   * @param forNs   until news gets through again, or {@link #FOR_GOOD}
   */
  record StaleBackend(NodeRef node, String service, long forNs) implements OnNode {
    @Override
    public String verb() {
      return "stale-backend";
    }
  }

  /** The node's cable is plugged in again. */
  record LinkUp(NodeRef node) implements OnNode {
    @Override
    public String verb() {
      return "link-up";
    }
  }

  /**
   * No packet between nodes of different groups. Nodes that no group names are one more group.
   *
   * @param forNs until it heals, or {@link #FOR_GOOD}
   */
  record Partition(List<NodeGroup> groups, long forNs) implements Action {
    public Partition {
      groups = List.copyOf(groups);
    }

    @Override
    public String verb() {
      return "partition";
    }
  }

  /**
   * No packet from one group to another; the way back stays open.
   *
   * @param forNs until it heals, or {@link #FOR_GOOD}
   */
  record Cut(NodeGroup from, NodeGroup to, long forNs) implements Action {
    @Override
    public String verb() {
      return "cut";
    }
  }

  /**
   * A machine, or its engine alone, stands still and goes on later as if nothing had happened.
   *
   * @param engineOnly whether the machine's kernel and containers go on
   * @param forNs      until it goes on, or {@link #FOR_GOOD}
   */
  record Hang(NodeRef node, boolean engineOnly, long forNs) implements OnNode {
    @Override
    public String verb() {
      return engineOnly ? "hang-engine" : "hang";
    }
  }

  /**
   * A part of a node takes longer for everything.
   *
   * @param part   which
   * @param factor how many times as long, more than 0
   * @param forNs  until it is as fast as before, or {@link #FOR_GOOD}
   */
  record Slow(NodeRef node, Part part, double factor, long forNs) implements OnNode {
    /** What is slow. */
    public enum Part {
      /** Computations of programs. */
      CPU,
      /** Writes to the disk. */
      DISK
    }

    @Override
    public String verb() {
      return part == Part.CPU ? "slow-cpu" : "slow-disk";
    }
  }

  /**
   * There is no room on a node's disk any more: no container can be made there, neither volumes nor a manager's log can be written.
   *
   * @param forNs until there is room again, or {@link #FOR_GOOD}
   */
  record DiskFull(NodeRef node, long forNs) implements OnNode {
    @Override
    public String verb() {
      return "disk-full";
    }
  }

  /**
   * The registry of the images refuses connections, or takes them again.
   *
   * @param forNs until it takes them again, or {@link #FOR_GOOD}
   */
  record Registry(boolean isDown, long forNs) implements Action {
    @Override
    public String verb() {
      return "registry";
    }
  }

  /**
   * Chance takes packets from one group to another; the way back is sound. Of two such faults on a way the later one counts.
   *
   * @param share 0 to below 1
   * @param forNs until no packet is lost any more, or {@link #FOR_GOOD}
   */
  record Loss(NodeGroup from, NodeGroup to, double share, long forNs) implements Action {
    @Override
    public String verb() {
      return "loss";
    }
  }
}
