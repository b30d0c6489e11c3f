-- reads: nothing
-- writes: planner settings of this transaction
-- invariant: no effect on results
-- safe to repeat: yes
SELECT set_config('jit', 'off', true), set_config('work_mem', '128MB', true);
