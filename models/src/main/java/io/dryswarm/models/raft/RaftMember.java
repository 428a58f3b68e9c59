package io.dryswarm.models.raft;

import io.dryswarm.models.Dice;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One member between machine, disk and wire: what the machine wants to say and apply waits until what it depends on is written. One
 * write is under way at a time; everything that happens meanwhile goes into the next one. Snapshots are written beside that. A crash
 * forgets all but {@link #disk}.
 *
 * <p>Source: the Ready loop of moby/swarmkit manager/state/raft/raft.go Run: save, send, apply, advance; storage.go triggerSnapshot.
 */
final class RaftMember implements RaftEffects {
  /** What {@link RaftHost} does for a member. */
  interface Outside {
    void write(RaftMember member);

    void writeSnapshot(RaftMember member, RaftSnapshot snapshot);

    void send(RaftMember from, int to, RaftMessage message);

    void apply(RaftMember member, long index, RaftEntry entry);

    /** The member's replicated state is that of the snapshot from now on. */
    void restore(RaftMember member, RaftSnapshot snapshot);

    /** The member's replicated state as of now. */
    StateImage image(RaftMember member);

    SnapshotSettings snapshots(RaftMember member);

    void roleChanged(RaftMember member, RaftRole before, RaftRole role, long term);

    void voteRefusedByLease(RaftMember member, int candidate);

    /** The member has applied its own removal: it must do nothing any more. */
    void removed(RaftMember member);
  }

  private record Outgoing(int to, RaftMessage message) {}

  final int id;
  private final RaftSpec spec;
  private final Dice dice;
  private final Outside outside;
  private final DurableLog disk;
  private final KeyRotation rotation = new KeyRotation();

  private RaftMachine machine;
  private RaftRole role = RaftRole.FOLLOWER;
  private List<Outgoing> outbox = new ArrayList<>();
  private List<Outgoing> held = new ArrayList<>();
  private long applied;
  private long heldCommit;
  private @Nullable RaftSnapshot heldSnapshot;
  private @Nullable RaftSnapshot snapshotInProgress;
  private boolean writing;
  private boolean proceeding;
  private boolean stopped;
  private boolean campaignWhenAlone;

  RaftMember(int id, RaftSpec spec, Durable content, Dice dice, Outside outside) {
    this.id = id;
    this.spec = spec;
    this.dice = dice;
    this.outside = outside;
    this.disk = new DurableLog(content);
    this.machine = new RaftMachine(spec, id, content, dice);
    this.applied = content.snapshot().index();
  }

  RaftMachine machine() {
    return machine;
  }

  KeyRotation rotation() {
    return rotation;
  }

  Durable durable() {
    return disk.read();
  }

  long applied() {
    return applied;
  }

  /** Does nothing any more until {@link #restart}. */
  void stop() {
    stopped = true;
  }

  /** Starts from what the disk holds, as after a crash; what is known to be committed is applied at once. */
  void restart() {
    Durable content = disk.read();
    machine = new RaftMachine(spec, id, content, dice);
    role = RaftRole.FOLLOWER;
    outbox.clear();
    held.clear();
    heldSnapshot = null;
    snapshotInProgress = null;
    applied = content.snapshot().index();
    writing = false;
    stopped = false;
    campaignWhenAlone = true;
    rotation.restarted();
    outside.restore(this, content.snapshot());
    proceed();
    campaignIfAlone();
  }

  /** The only member need not wait for anybody: control-plane facts 2.2.19. */
  private void campaignIfAlone() {
    if (campaignWhenAlone && !stopped) {
      campaignWhenAlone = false;
      if (machine.membership().members().equals(List.of(id))) {
        machine.campaign(this);
        proceed();
      }
    }
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

  @Override
  public void voteRefusedByLease(int candidate) {
    outside.voteRefusedByLease(this, candidate);
  }

  /** To be called after every call of the machine; a call from within is taken up by the one under way. */
  void proceed() {
    if (proceeding) {
      return;
    }
    proceeding = true;
    while (!stopped && !writing && hasWork()) {
      hold();
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

  private void hold() {
    List<Outgoing> swap = held;
    held = outbox;
    outbox = swap;
    heldCommit = machine.commit();
    heldSnapshot = machine.log().isSnapshotUnwritten() ? machine.log().snapshot() : null;
  }

  /** The write that was asked for is done. */
  void written() {
    disk.commitStaged();
    rotation.written(disk.lastIndex());
    writing = false;
    release();
    if (!stopped) {
      machine.persisted(disk.lastIndex(), disk.lastTerm(), this);
      proceed();
    }
  }

  private void release() {
    for (Outgoing out : held) {
      outside.send(this, out.to, out.message);
    }
    held.clear();
    RaftSnapshot received = heldSnapshot;
    if (received != null) {
      heldSnapshot = null;
      applied = received.index();
      machine.restored(applied);
      outside.restore(this, received);
    }
    // A snapshot that came during the write has taken the place of what was held; it is applied
    // next.
    while (applied < heldCommit && !stopped && machine.log().reaches(applied)) {
      applyNext();
    }
    takeSnapshotIfDue();
  }

  private void applyNext() {
    applied++;
    RaftEntry entry = machine.log().at(applied);
    int leader = machine.leader();
    machine.applied(applied, this);
    outside.apply(this, applied, entry);
    if (entry.command() instanceof MembershipChange change
        && change.kind() == MembershipChange.Kind.REMOVE) {
      onRemoval(change.member(), leader);
    }
  }

  /** Without its leader a follower stands for election at once: control-plane facts 2.2.22. */
  private void onRemoval(int member, int leader) {
    if (member == id) {
      outside.removed(this);
    } else if (member == leader && machine.role() != RaftRole.LEADER) {
      machine.campaign(this);
    }
  }

  /** Starts a snapshot if enough was applied since the last, or a new key waits for one. */
  void takeSnapshotIfDue() {
    if (stopped || snapshotInProgress != null) {
      return;
    }
    long covered = machine.log().snapshot().index();
    SnapshotSettings settings = outside.snapshots(this);
    boolean due = settings.interval() > 0 && applied - covered >= settings.interval();
    boolean wanted = rotation.needsSnapshot(applied, covered);
    if (applied > covered && (due || wanted)) {
      RaftSnapshot snapshot = new RaftSnapshot(
          applied, machine.log().termAt(applied), machine.membership(), outside.image(this));
      snapshotInProgress = snapshot;
      machine.log().snapshotTaken(snapshot, settings.keepEntries());
      outside.writeSnapshot(this, snapshot);
    }
  }

  void updateKek(int kek, long version) {
    rotation.updateKek(kek, version);
    takeSnapshotIfDue();
  }

  /** The snapshot that was under way is on disk. */
  void snapshotWritten() {
    RaftSnapshot done = snapshotInProgress;
    snapshotInProgress = null;
    if (done != null && done.index() > disk.read().snapshot().index()) {
      disk.snapshotWritten(done);
      rotation.snapshotWritten(done.index());
      takeSnapshotIfDue();
    }
  }

  /** Gives up what is not committed and all other members, as {@code --force-new-cluster} does; takes effect with {@link #restart}. */
  void forceAlone() {
    disk.forceAlone(id);
  }
}
