package io.dryswarm.models.raft;

import io.dryswarm.models.Dice;
import java.util.ArrayList;
import java.util.List;

/**
 * One member between machine, disk and wire: what the machine wants to say and apply waits until what it depends on is written. One
 * write is under way at a time; everything that happens meanwhile goes into the next one. A crash forgets all but {@link #disk}.
 *
 * <p>Source: the Ready loop of moby/swarmkit manager/state/raft/raft.go Run: save, send, apply, advance.
 */
final class RaftMember implements RaftEffects {
  /** What {@link RaftHost} does for a member. */
  interface Outside {
    void write(RaftMember member);

    void send(RaftMember from, int to, RaftMessage message);

    void apply(RaftMember member, long index, RaftEntry entry);

    void roleChanged(RaftMember member, RaftRole before, RaftRole role, long term);
  }

  private record Outgoing(int to, RaftMessage message) {}

  final int id;
  private final RaftSpec spec;
  private final int members;
  private final Dice dice;
  private final Outside outside;
  private final DurableLog disk = new DurableLog();

  private RaftMachine machine;
  private RaftRole role = RaftRole.FOLLOWER;
  private List<Outgoing> outbox = new ArrayList<>();
  private List<Outgoing> held = new ArrayList<>();
  private long applied;
  private long heldCommit;
  private boolean writing;
  private boolean proceeding;

  RaftMember(int id, RaftSpec spec, int members, Dice dice, Outside outside) {
    this.id = id;
    this.spec = spec;
    this.members = members;
    this.dice = dice;
    this.outside = outside;
    this.machine = new RaftMachine(spec, id, members, Durable.EMPTY, dice);
  }

  RaftMachine machine() {
    return machine;
  }

  /** Starts from what the disk holds, as after a crash; what is known to be committed is applied at once. */
  void restart() {
    machine = new RaftMachine(spec, id, members, disk.read(), dice);
    role = RaftRole.FOLLOWER;
    outbox.clear();
    held.clear();
    applied = 0;
    writing = false;
    proceed();
  }

  @Override
  public void send(int to, RaftMessage message) {
    outbox.add(new Outgoing(to, message));
  }

  @Override
  public void roleChanged(RaftRole newRole, long term, int leader) {
    RaftRole before = role;
    role = newRole;
    outside.roleChanged(this, before, newRole, term);
  }

  /** To be called after every call of the machine; a call from within is taken up by the one under way. */
  void proceed() {
    if (proceeding) {
      return;
    }
    proceeding = true;
    while (!writing && hasWork()) {
      List<Outgoing> swap = held;
      held = outbox;
      outbox = swap;
      heldCommit = machine.commit();
      if (machine.log().hasUnwritten() || disk.differs(machine)) {
        disk.stage(machine);
        writing = true;
        outside.write(this);
      } else {
        disk.noteCommit(heldCommit);
        release();
      }
    }
    proceeding = false;
  }

  private boolean hasWork() {
    return !outbox.isEmpty()
        || machine.log().hasUnwritten()
        || disk.differs(machine)
        || machine.commit() > applied;
  }

  /** The write that was asked for is done. */
  void written() {
    disk.commitStaged();
    writing = false;
    release();
    machine.persisted(disk.lastIndex(), disk.lastTerm(), this);
    proceed();
  }

  private void release() {
    for (Outgoing out : held) {
      outside.send(this, out.to, out.message);
    }
    held.clear();
    while (applied < heldCommit) {
      applied++;
      outside.apply(this, applied, machine.log().at(applied));
    }
  }
}
