package io.dryswarm.models.raft;

import io.dryswarm.core.RecordEvent;
import io.dryswarm.core.Simulation;
import io.dryswarm.core.SlotEvent;
import io.dryswarm.core.random.Distribution;
import io.dryswarm.core.random.RandomStream;
import io.dryswarm.models.StreamDice;
import io.dryswarm.models.underlay.Fabric;
import io.dryswarm.models.underlay.NodeListener;
import io.dryswarm.models.underlay.Nodes;

/** Ticks, disks and wires of all managers: effects become calendar entries, calendar entries become calls. */
public final class RaftHost implements NodeListener, RaftMember.Outside {
  private final Simulation sim;
  private final Nodes nodes;
  private final Fabric fabric;
  private final RaftSpec spec;
  private final Distribution fsyncNs;
  private final RaftListener listener;
  private final ElectionSafety safety;
  private final RaftMember[] members;
  private final RandomStream[] disk;
  private final RandomStream[] phase;
  private final SlotEvent tick;
  private final SlotEvent written;
  private final RecordEvent<RaftMessage> deliver;
  private final RecordEvent<RaftMessage> checked;
  private final long[] announcedTerm;

  /**
   * @param fsyncNs  one write of a manager's log, nanoseconds
   * @param managers the managers are nodes 0..managers-1
   */
  public RaftHost(
      Simulation sim,
      Nodes nodes,
      Fabric fabric,
      RaftSpec spec,
      Distribution fsyncNs,
      int managers,
      RaftListener listener) {
    this.sim = sim;
    this.nodes = nodes;
    this.fabric = fabric;
    this.spec = spec;
    this.fsyncNs = fsyncNs;
    this.listener = listener;
    this.safety = new ElectionSafety(sim);
    this.members = new RaftMember[managers];
    this.disk = new RandomStream[managers];
    this.phase = new RandomStream[managers];
    this.announcedTerm = new long[managers];
    for (int id = 0; id < managers; id++) {
      StreamDice dice = new StreamDice(sim.streams().stream("raft.election", id));
      members[id] = new RaftMember(id, spec, managers, dice, this);
      disk[id] = sim.streams().stream("raft.fsync", id);
      phase[id] = sim.streams().stream("raft.phase", id);
    }
    this.tick = sim.define("raft.tick", this::onTick);
    this.written = sim.define("raft.written", this::onWritten);
    this.deliver = sim.define("raft.deliver", RaftMessage.class, this::onDeliver);
    this.checked = sim.define("raft.vote-checked", RaftMessage.class, this::onChecked);
    nodes.addListener(this);
  }

  /** Before the run: all follow {@code leader} in term 1; its empty entry is about to be committed. */
  public void bootstrap(int leader) {
    for (RaftMember member : members) {
      startTicking(member.id);
      member.machine().bootstrap(leader, member);
    }
    for (RaftMember member : members) {
      member.proceed();
    }
  }

  /**
   * Proposes a command on a manager.
   *
   * @return false if it does not lead: the command is dropped, as SwarmKit drops forwarded proposals
   */
  public boolean propose(int manager, Command command) {
    RaftMember member = members[manager];
    boolean taken = nodes.isUp(manager) && member.machine().propose(command, member) >= 0;
    member.proceed();
    return taken;
  }

  /** Who leads as far as this manager knows; {@link RaftMachine#NOBODY} if none, or if the manager is down. */
  public int leaderKnownTo(int manager) {
    return nodes.isUp(manager) ? members[manager].machine().leader() : RaftMachine.NOBODY;
  }

  public boolean isLeader(int manager) {
    return nodes.isUp(manager) && members[manager].machine().role() == RaftRole.LEADER;
  }

  private void startTicking(int manager) {
    long firstNs = phase[manager].nextLong(0, spec.tickNs());
    sim.after(firstNs, tick, manager, nodes.generation(manager));
  }

  private void onTick(int manager, long generation) {
    if (nodes.isUp(manager) && nodes.generation(manager) == generation) {
      sim.after(spec.tickNs(), tick, manager, generation);
      members[manager].machine().tick(members[manager]);
      members[manager].proceed();
    }
  }

  @Override
  public void write(RaftMember member) {
    sim.after(fsyncNs.sampleNs(disk[member.id]), written, member.id, nodes.generation(member.id));
  }

  private void onWritten(int manager, long generation) {
    if (nodes.isUp(manager) && nodes.generation(manager) == generation) {
      members[manager].written();
    }
  }

  @Override
  public void send(RaftMember from, int to, RaftMessage message) {
    long delayNs = fabric.streamDelayNs(from.id, to, message.sizeBytes());
    if (delayNs != Fabric.LOST) {
      sim.after(delayNs, deliver, to, connection(from.id, to), message);
    }
  }

  /** Names sender and both lives: what a broken connection carried is void. */
  private long connection(int from, int to) {
    long lives = ((long) nodes.generation(from) << 20) | nodes.generation(to);
    return (lives << 16) | from;
  }

  private void onDeliver(int to, long connection, RaftMessage message) {
    int from = (int) (connection & 0xffff);
    if (!nodes.isUp(to) || connection(from, to) != connection) {
      return;
    }
    if (message instanceof RaftMessage.Vote) {
      checkCandidate(to, from, connection, message);
    } else {
      receive(to, from, message);
    }
  }

  /** SwarmKit asks the candidate for its health first, and ignores one that it cannot reach. */
  private void checkCandidate(int to, int from, long connection, RaftMessage vote) {
    long thereNs = fabric.streamDelayNs(to, from, vote.sizeBytes());
    long backNs = fabric.streamDelayNs(from, to, vote.sizeBytes());
    if (thereNs != Fabric.LOST && backNs != Fabric.LOST) {
      sim.after(thereNs + backNs, checked, to, connection, vote);
    }
  }

  private void onChecked(int to, long connection, RaftMessage vote) {
    int from = (int) (connection & 0xffff);
    if (nodes.isUp(to) && nodes.isUp(from) && connection(from, to) == connection) {
      receive(to, from, vote);
    }
  }

  private void receive(int to, int from, RaftMessage message) {
    members[to].machine().receive(from, message, members[to]);
    members[to].proceed();
  }

  @Override
  public void apply(RaftMember member, long index, RaftEntry entry) {
    safety.applied(index, entry);
    listener.applied(member.id, index, entry.term(), entry.command());
    RaftMachine machine = member.machine();
    boolean ownEmptyEntry = entry.command() == null && entry.term() == machine.term();
    if (machine.role() == RaftRole.LEADER
        && ownEmptyEntry
        && announcedTerm[member.id] < entry.term()) {
      announcedTerm[member.id] = entry.term();
      listener.leading(member.id, entry.term());
    }
  }

  @Override
  public void roleChanged(RaftMember member, RaftRole before, RaftRole role, long term) {
    if (role == RaftRole.LEADER) {
      safety.leads(member.id, term);
      sim.trace().add(RaftTrace.ELECTED, member.id, term);
    } else if (before == RaftRole.LEADER) {
      sim.trace().add(RaftTrace.STEPPED_DOWN, member.id, term);
      listener.leadershipLost(member.id);
    }
    if (role == RaftRole.CANDIDATE) {
      sim.trace().add(RaftTrace.CAMPAIGN, member.id, term);
    }
  }

  @Override
  public void crashed(int node) {
    if (node < members.length && members[node].machine().role() == RaftRole.LEADER) {
      listener.leadershipLost(node);
    }
  }

  @Override
  public void booted(int node) {
    if (node < members.length) {
      startTicking(node);
      members[node].restart();
    }
  }
}
