using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace VillagePublic.Content.Store.Durability;

/// <summary>The one thread that touches the engine; everybody else queues, first come first served.</summary>
/// <remarks>LiteDB returns wrong documents, silently, to readers that run beside each other.</remarks>
internal sealed class StoreThread : IDisposable
{
    private readonly BlockingCollection<Action> queue = [];
    private readonly Thread thread;

    /// <summary>Starts the thread.</summary>
    public StoreThread(string name)
    {
        thread = new Thread(Work) { IsBackground = true, Name = name };
        thread.Start();
    }

    /// <summary>Runs on the thread and waits; called from the thread itself it runs at once.</summary>
    /// <exception cref="ObjectDisposedException">The thread has ended.</exception>
    public T Run<T>(Func<T> work)
    {
        if (Thread.CurrentThread == thread)
        {
            return work();
        }

        T result = default!;
        ExceptionDispatchInfo? failure = null;
        using var done = new ManualResetEventSlim();
        Enqueue(() =>
        {
            try
            {
                result = work();
            }
            catch (Exception exception)
            {
                failure = ExceptionDispatchInfo.Capture(exception);
            }

            done.Set();
        });
        done.Wait();
        failure?.Throw();
        return result;
    }

    /// <summary>Lets the queued work finish and ends the thread.</summary>
    public void Dispose()
    {
        queue.CompleteAdding();
        if (Thread.CurrentThread != thread)
        {
            thread.Join();
            queue.Dispose();
        }
    }

    private void Enqueue(Action work)
    {
        try
        {
            queue.Add(work);
        }
        catch (InvalidOperationException) when (queue.IsAddingCompleted)
        {
            throw new ObjectDisposedException(nameof(StoreThread));
        }
    }

    private void Work()
    {
        foreach (var work in queue.GetConsumingEnumerable())
        {
            work();
        }
    }
}
