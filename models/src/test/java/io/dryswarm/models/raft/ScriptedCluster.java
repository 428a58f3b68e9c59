package io.dryswarm.models.raft;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.TreeSet;

/**
 * Members with disks and wires that move only when the script says so, and a transcript of what they do.
 *
 * <pre>
 * members 3 timeouts 10 12 15   members 0..2, each with its election time-out in ticks
 * pre-vote                      before the members: with pre-vote
 * snapshots 3 keep 1            a snapshot every 3 applied entries, 1 entry kept behind it
 * first 0                       member 0 has just won the election of term 1
 * tick 1 10                     ten ticks of member 1's clock
 * propose 0 x                   a command on member 0
 * add 0 3, remove 0 2           a change of members, proposed on member 0
 * join 3 timeout 12             a member with an empty log starts
 * transfer 0 2                  member 0 hands leadership to member 2
 * force-alone 1                 member 1 starts anew as the only one
 * write 0                       the write under way on member 0 is done
 * deliver                       the oldest message on the wire arrives
 * settle                        writes and deliveries until nothing moves; told in full
 * settle quietly                the same; only roles and applied entries are told
 * cut 0&gt;1, cut 2, heal          what is lost: one way, all that member 2 says and hears, nothing
 * crash 0, start 0              loss of all but the disk; a new life
 * show                          every member's role, term, commit and log, and the words it has applied
 * </pre>
 */
final class ScriptedCluster implements RaftMember.Outside {
  private record Flight(int from, int to, RaftMessage message) {}

  private final StringBuilder out = new StringBuilder();
  private final List<RaftMember> members = new ArrayList<>();
  private final List<ScriptedDice> dice = new ArrayList<>();
  private final Deque<Flight> wire = new ArrayDeque<>();
  private final TreeSet<Integer> writing = new TreeSet<>();
  private final TreeSet<Integer> down = new TreeSet<>();
  private final TreeSet<String> cut = new TreeSet<>();
  private final List<List<String>> said = new ArrayList<>();
  private RaftSpec spec = RaftSpec.SWARM;
  private SnapshotSettings snapshots = SnapshotSettings.SWARM;
  private Membership founders = Membership.NONE;
  private boolean quiet;

  /** Runs a script of comments, commands ({@code > ...}) and expected lines; returns the script with the lines that really came. */
  static String run(List<String> script) {
    ScriptedCluster cluster = new ScriptedCluster();
    for (String line : script) {
      if (line.startsWith(">")) {
        cluster.line(line);
        cluster.execute(line.substring(1).strip().split(" "));
      } else if (line.startsWith("#") || line.isEmpty()) {
        cluster.line(line);
      }
    }
    return cluster.out.toString();
  }

  private void line(String text) {
    out.append(text).append('\n');
  }

  private void told(String text) {
    if (!quiet) {
      line(text);
    }
  }

  private void execute(String[] words) {
    switch (words[0]) {
      case "members" -> create(words);
      case "pre-vote" -> spec = spec.withPreVote(true);
      case "snapshots" -> snapshots = new SnapshotSettings(number(words, 1), number(words, 3));
      case "add" -> change(number(words, 1), MembershipChange.add(number(words, 2)));
      case "remove" -> change(number(words, 1), MembershipChange.remove(number(words, 2)));
      case "join" -> join(number(words, 1), number(words, 3));
      case "transfer" -> transfer(number(words, 1), number(words, 2));
      case "force-alone" -> forceAlone(number(words, 1));
      case "first" -> first(number(words, 1));
      case "tick" -> tick(number(words, 1), number(words, 2));
      case "propose" -> propose(number(words, 1), words[2]);
      case "write" -> write(number(words, 1));
      case "deliver" -> deliver(wire.remove());
      case "settle" -> settle(words.length > 1);
      case "cut" -> cut(words[1]);
      case "heal" -> cut.clear();
      case "crash" -> crash(number(words, 1));
      case "start" -> start(number(words, 1));
      case "show" -> show();
      default -> throw new IllegalArgumentException("unknown command " + words[0]);
    }
  }

  private static int number(String[] words, int at) {
    return Integer.parseInt(words[at]);
  }

  private void create(String[] words) {
    int count = number(words, 1);
    founders = Membership.first(count);
    for (int id = 0; id < count; id++) {
      join(id, number(words, 3 + id));
    }
  }

  private void join(int id, int timeoutTicks) {
    ScriptedDice die = new ScriptedDice();
    die.next = timeoutTicks - RaftSpec.SWARM.electionTicks();
    members.add(new RaftMember(id, spec, Durable.empty(founders), die, this));
    said.add(new ArrayList<>());
  }

  private void change(int id, MembershipChange change) {
    RaftMember member = members.get(id);
    long index = member.machine().propose(change, member);
    line(index < 0 ? "dropped" : "at " + index);
    member.proceed();
  }

  private void transfer(int id, int successor) {
    members.get(id).machine().transferLeadership(successor, members.get(id));
    members.get(id).proceed();
  }

  private void forceAlone(int id) {
    crash(id);
    members.get(id).forceAlone();
    start(id);
  }

  private void first(int leader) {
    for (RaftMember member : members) {
      member.machine().bootstrap(leader, member);
      member.proceed();
    }
  }

  private void tick(int id, int times) {
    for (int i = 0; i < times; i++) {
      members.get(id).machine().tick(members.get(id));
      members.get(id).proceed();
    }
  }

  private void propose(int id, String word) {
    RaftMember member = members.get(id);
    long index = member.machine().propose(new Say(word), member);
    line(index < 0 ? "dropped" : "at " + index);
    member.proceed();
  }

  private void write(int id) {
    if (writing.remove(id)) {
      told(id + " wrote");
      members.get(id).written();
    }
  }

  private void settle(boolean quietly) {
    quiet = quietly;
    while (!writing.isEmpty() || !wire.isEmpty()) {
      if (!writing.isEmpty()) {
        write(writing.first());
      } else {
        deliver(wire.remove());
      }
    }
    quiet = false;
  }

  private void deliver(Flight flight) {
    told(flight.from + "->" + flight.to + " " + Words.of(flight.message));
    RaftMember to = members.get(flight.to);
    if (down.contains(flight.to)) {
      return;
    }
    to.machine().receive(flight.from, flight.message, to);
    to.proceed();
  }

  private void cut(String what) {
    if (what.contains(">")) {
      cut.add(what);
      return;
    }
    for (int other = 0; other < members.size(); other++) {
      cut.add(what + ">" + other);
      cut.add(other + ">" + what);
    }
  }

  private void crash(int id) {
    down.add(id);
    writing.remove(id);
    members.get(id).stop();
    wire.removeIf(flight -> flight.from == id || flight.to == id);
  }

  private void start(int id) {
    down.remove(id);
    members.get(id).restart();
  }

  private void show() {
    for (RaftMember member : members) {
      RaftMachine machine = member.machine();
      RaftLog log = machine.log();
      long first = log.lastIndex() + 1;
      while (log.reaches(first - 2)) {
        first--;
      }
      String state = down.contains(member.id)
          ? "down"
          : machine.role() + " term " + machine.term() + " commit " + machine.commit() + " "
              + Words.of(first, log.from(first, 1000)) + " said " + said.get(member.id)
              + " members " + machine.membership().members();
      line(member.id + " " + state);
    }
  }

  @Override
  public void write(RaftMember member) {
    writing.add(member.id);
  }

  @Override
  public void send(RaftMember from, int to, RaftMessage message) {
    if (!down.contains(to) && !cut.contains(from.id + ">" + to)) {
      wire.add(new Flight(from.id, to, message));
    }
  }

  @Override
  public void apply(RaftMember member, long index, RaftEntry entry) {
    line(member.id + " applied " + index + " " + Words.of(entry.command()));
    if (entry.command() instanceof Say say) {
      said.get(member.id).add(say.word());
    }
  }

  @Override
  public void writeSnapshot(RaftMember member, RaftSnapshot snapshot) {
    line(member.id + " snapshot of " + snapshot.index());
    member.snapshotWritten();
  }

  @Override
  public void restore(RaftMember member, RaftSnapshot snapshot) {
    said.get(member.id).clear();
    if (snapshot.image() instanceof WordList list) {
      said.get(member.id).addAll(list.words());
      line(member.id + " restored " + snapshot.index() + " " + list.words());
    }
  }

  @Override
  public StateImage image(RaftMember member) {
    return new WordList(said.get(member.id));
  }

  @Override
  public SnapshotSettings snapshots(RaftMember member) {
    return snapshots;
  }

  @Override
  public void removed(RaftMember member) {
    line(member.id + " removed");
    down.add(member.id);
    writing.remove(member.id);
    member.stop();
  }

  @Override
  public void roleChanged(RaftMember member, RaftRole before, RaftRole role, long term) {
    line(member.id + " " + role + " term " + term);
  }

  @Override
  public void voteRefusedByLease(RaftMember member, int candidate) {
    line(member.id + " refuses the vote of " + candidate + " by lease");
  }
}
