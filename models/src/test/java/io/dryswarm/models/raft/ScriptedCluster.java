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
 * first 0                       member 0 has just won the election of term 1
 * tick 1 10                     ten ticks of member 1's clock
 * propose 0 x                   a command on member 0
 * write 0                       the write under way on member 0 is done
 * deliver                       the oldest message on the wire arrives
 * settle                        writes and deliveries until nothing moves; told in full
 * settle quietly                the same; only roles and applied entries are told
 * cut 0&gt;1, cut 2, heal          what is lost: one way, all that member 2 says and hears, nothing
 * crash 0, start 0              loss of all but the disk; a new life
 * show                          every member's role, term, commit and log
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
    for (int id = 0; id < count; id++) {
      ScriptedDice die = new ScriptedDice();
      die.next = number(words, 3 + id) - RaftSpec.SWARM.electionTicks();
      dice.add(die);
      members.add(new RaftMember(id, RaftSpec.SWARM, count, die, this));
    }
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
      String state = down.contains(member.id)
          ? "down"
          : machine.role() + " term " + machine.term() + " commit " + machine.commit() + " "
              + Words.of(1, log.from(1, 1000));
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
  }

  @Override
  public void roleChanged(RaftMember member, RaftRole before, RaftRole role, long term) {
    line(member.id + " " + role + " term " + term);
  }
}
