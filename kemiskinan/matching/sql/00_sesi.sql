-- reads: nothing
-- writes: planner settings of this transaction: no compilation, no sort of a whole release
-- invariant: no effect on results
-- safe to repeat: yes
SELECT set_config('jit', 'off', true),
       set_config('work_mem', '64MB', true),
       set_config('enable_mergejoin', 'off', true);
