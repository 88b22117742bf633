package io.yingdun.foundation.runtime;

/** The server cannot start; carries what is wrong and what the person at the machine can do about it. */
public class StartFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String whatToDo;

    public StartFailure(String problem, String whatToDo) {
        super(problem);
        this.whatToDo = whatToDo;
    }

    public StartFailure(String problem, String whatToDo, Throwable cause) {
        super(problem, cause);
        this.whatToDo = whatToDo;
    }

    public String whatToDo() {
        return whatToDo;
    }
}
