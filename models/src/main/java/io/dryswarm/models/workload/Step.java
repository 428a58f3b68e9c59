package io.dryswarm.models.workload;

import io.dryswarm.core.random.Distribution;
import java.util.List;

/** One thing that a program does while it serves a request or runs its loop. Durations in nanoseconds. */
public sealed interface Step {
  /** Computes: so much work of one core, which takes longer where tasks share the cores of a node. Holds a worker, or the loop. */
  record Compute(Distribution timeNs) implements Step {}

  /** Waits, for a disk or on purpose: holds a worker, too, but needs no core. */
  record Sleep(Distribution timeNs) implements Step {}

  /**
   * Calls another service and waits for the answer. An item at hand travels with the call; an item in the answer replaces it.
   *
   * @param service   name as the program knows it
   * @param request   name of the handler there
   * @param timeoutNs how long the program waits, connecting included
   * @param kept      whether one connection is kept and used again; otherwise each call connects anew
   * @param onError   what the program does when the call fails
   * @param connectTimeoutNs how long it waits for the connection alone
   * @param retries   further tries before it counts as failed; {@code timeoutNs} holds for each
   * @param with      the account that the program uses there
   */
  record Call(
      String service,
      String request,
      long timeoutNs,
      boolean kept,
      OnError onError,
      long connectTimeoutNs,
      RetrySpec retries,
      Account with)
      implements Step {
    /** One try. */
    public Call(String service, String request, long timeoutNs, boolean kept, OnError onError) {
      this(service, request, timeoutNs, kept, onError, RetrySpec.NONE);
    }

    /** Waits as long for the connection as for all. */
    public Call(
        String service,
        String request,
        long timeoutNs,
        boolean kept,
        OnError onError,
        RetrySpec retries) {
      this(service, request, timeoutNs, kept, onError, timeoutNs, retries, Account.NONE);
    }
  }

  /**
   * Opens the kept connection to a service if it is not open, trying until it succeeds.
   *
   * @param retryNs     pause between tries
   * @param timeoutNs   how long one try may take
   * @param unknownName what the program does when the name does not resolve: {@code FAIL} here means try again
   * @param with        the account that the program uses there
   */
  record Connect(String service, long retryNs, long timeoutNs, OnError unknownName, Account with)
      implements Step {
    /** Without an account. */
    public Connect(String service, long retryNs, long timeoutNs, OnError unknownName) {
      this(service, retryNs, timeoutNs, unknownName, Account.NONE);
    }
  }

  /** Appends the item at hand to a queue in memory. */
  record Push(String queue) implements Step {}

  /** Takes the oldest item of a queue in memory into the hand; the hand is empty afterwards if the queue was. */
  record Pop(String queue) implements Step {}

  /** Writes the item at hand to a table. */
  record Insert(String table) implements Step {}

  /** Reads a table: from now on its items count as seen by whoever asked. */
  record Read(String table) implements Step {}

  /** Leaves a mark in the data that the program has: it is set up. The mark lasts as long as the data. */
  record Mark(String name) implements Step {}

  /** Fails the request if the data has no such mark: a volume that is empty, because nobody set it up on this node. */
  record Require(String name) implements Step {}

  /** Done only if there is an item at hand. */
  record IfItem(List<Step> then, List<Step> otherwise) implements Step {}

  /** What a failing call does to the program. */
  enum OnError {
    /** The request being served fails (HTTP 500); in a loop: start over. */
    FAIL,
    /** The process exits with code 1. */
    CRASH,
    /** Go on as if nothing had happened. */
    IGNORE
  }
}
