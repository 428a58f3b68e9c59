package io.dryswarm.models.raft;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Messages and entries in short words; an entry is {@code index@term command}. */
final class Words {
  private Words() {}

  static String of(RaftMessage message) {
    if (message instanceof RaftMessage.Vote vote) {
      String kind = vote.kind() == RaftMessage.Vote.Kind.ELECTION
          ? "vote"
          : vote.kind() == RaftMessage.Vote.Kind.PRE ? "pre-vote" : "transfer-vote";
      return kind + " term " + vote.term() + " last " + vote.lastIndex() + "@" + vote.lastTerm();
    } else if (message instanceof RaftMessage.VoteReply reply) {
      return (reply.pre() ? "pre-" : "") + (reply.granted() ? "granted" : "refused") + " term "
          + reply.term();
    } else if (message instanceof RaftMessage.Append append) {
      return "append term " + append.term() + " after " + append.previousIndex() + "@"
          + append.previousTerm() + " " + of(append.previousIndex() + 1, append.entries())
          + " commit " + append.commit();
    } else if (message instanceof RaftMessage.AppendReply reply) {
      return reply.accepted()
          ? "appended term " + reply.term() + " to " + reply.index()
          : "rejected term " + reply.term() + " at " + reply.index() + ", try " + reply.hint() + "@"
              + reply.hintTerm();
    } else if (message instanceof RaftMessage.Heartbeat heartbeat) {
      return "heartbeat term " + heartbeat.term() + " commit " + heartbeat.commit();
    } else if (message instanceof RaftMessage.HeartbeatReply reply) {
      return "alive term " + reply.term();
    } else if (message instanceof RaftMessage.InstallSnapshot install) {
      return "snapshot term " + install.term() + " of " + install.snapshot().index() + "@"
          + install.snapshot().term() + " members "
          + install.snapshot().membership().members();
    } else if (message instanceof RaftMessage.TimeoutNow now) {
      return "timeout-now term " + now.term();
    }
    throw new AssertionError("unhandled " + message);
  }

  static String of(long firstIndex, List<RaftEntry> entries) {
    StringBuilder text = new StringBuilder("[");
    for (int i = 0; i < entries.size(); i++) {
      RaftEntry entry = entries.get(i);
      text.append(i == 0 ? "" : ", ").append(firstIndex + i).append('@').append(entry.term());
      text.append(' ').append(of(entry.command()));
    }
    return text.append(']').toString();
  }

  static String of(@Nullable Command command) {
    return command == null ? "-" : command.toString();
  }

  static List<RaftEntry> entries(long... terms) {
    return java.util.Arrays.stream(terms)
        .mapToObj(term -> new RaftEntry(term, null))
        .collect(Collectors.toList());
  }
}
