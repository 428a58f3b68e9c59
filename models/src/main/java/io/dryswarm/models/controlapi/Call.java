package io.dryswarm.models.controlapi;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A request that has not been answered. */
final class Call {
  final long number;
  final int via;
  final ApiRequest request;
  final Consumer<ApiReply> reply;
  final long deadlineEvent;

  /** The manager that it was sent on to; {@link Managers#NOBODY} before. */
  int server = Managers.NOBODY;

  /** The server was dead when the request was sent: the connection is of an earlier life. */
  static final int EARLIER_LIFE = -1;

  /** Which life of the server's machine the connection is with. */
  int serverLife;

  /** The answer, on its way. */
  @Nullable
  ApiReply answer;

  /** When TCP sends again what did not get through, nanoseconds from the last try. */
  long resendNs;

  Call(long number, int via, ApiRequest request, Consumer<ApiReply> reply, long deadlineEvent) {
    this.number = number;
    this.via = via;
    this.request = request;
    this.reply = reply;
    this.deadlineEvent = deadlineEvent;
  }
}
