package io.dryswarm.reports.html;

import io.dryswarm.models.result.RunHistory;
import io.dryswarm.models.result.RunHistory.ServiceSeries;
import io.dryswarm.models.result.RunHistory.TrafficSeries;
import io.dryswarm.models.result.RunHistory.UserSeries;
import java.io.IOException;
import java.util.Map;

/** Series over time, each as arrays with one value for each bucket. */
final class SeriesData {
  private final PageJson out;

  SeriesData(PageJson out) {
    this.out = out;
  }

  void write(RunHistory history) throws IOException {
    out.json().writeArrayFieldStart("users");
    for (UserSeries users : history.users()) {
      users(users);
    }
    out.json().writeEndArray();
    out.json().writeArrayFieldStart("services");
    for (ServiceSeries service : history.services()) {
      out.begin();
      out.json().writeStringField("name", service.service());
      out.counts("served", service.served());
      out.numbers("busy", service.busy());
      out.numbers("workers", service.workers());
      out.numbers("waiting", service.waiting());
      out.end();
    }
    out.json().writeEndArray();
    out.json().writeArrayFieldStart("traffic");
    for (TrafficSeries traffic : history.traffic()) {
      out.begin();
      out.json().writeStringField("from", traffic.from());
      out.json().writeBooleanField("isUsers", traffic.isUsers());
      out.json().writeStringField("to", traffic.to());
      out.counts("requests", traffic.requests());
      out.end();
    }
    out.json().writeEndArray();
  }

  private void users(UserSeries users) throws IOException {
    out.begin();
    out.json().writeStringField("name", users.users());
    out.counts("ok", users.ok());
    out.json().writeObjectFieldStart("failed");
    for (Map.Entry<String, long[]> cause : users.failed().entrySet()) {
      out.counts(cause.getKey(), cause.getValue());
    }
    out.json().writeEndObject();
    out.durations("p50", users.p50Ns());
    out.durations("p95", users.p95Ns());
    out.durations("p99", users.p99Ns());
    out.end();
  }
}
