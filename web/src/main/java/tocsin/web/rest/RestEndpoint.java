package tocsin.web.rest;

import tocsin.web.http.Reply;

/** Answers one kind of call to the REST API. */
@FunctionalInterface
public interface RestEndpoint {
  /** The answer, or a {@link tocsin.web.http.ProblemException}. */
  Reply answer(Call call) throws Exception;
}
